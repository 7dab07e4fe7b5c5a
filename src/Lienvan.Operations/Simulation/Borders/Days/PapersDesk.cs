using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>The luck of a set of papers, and what it is about.</summary>
internal readonly record struct PapersLuck(double Regime, double Time, double QuarantineTime, bool NeedsQuarantine, double QuickShare);

/// <summary>Papers take a time while the office is open and no desk of ours: queues at the counters are in the time of the
/// package.</summary>
internal sealed class PapersDesk(Replication run)
{
    /// <summary>When the papers handed in now are done: customs and, at the same time, quarantine.</summary>
    public double Clear(PapersPlan papers, double now, PapersLuck luck, Stay stay)
    {
        var done = now;
        if (Choose(papers, luck) is { } customs)
        {
            stay.Declared = Math.Max(double.IsNaN(stay.Declared) ? now : stay.Declared, customs.Hours.NextOpen(now));
            done = customs.Hours.AddOpen(now, customs.MinutesAt(NormalQuantile.At(luck.Time)));
        }

        if (luck.NeedsQuarantine && papers.Quarantine[run.Epoch] is { } quarantine)
        {
            done = Math.Max(done, quarantine.Hours.AddOpen(now, quarantine.MinutesAt(NormalQuantile.At(luck.QuarantineTime))));
        }

        return done;
    }

    /// <summary>The share that is opened: by customs or by quarantine, whichever opens more.</summary>
    public double ShareOf(PapersPlan papers, bool needsQuarantine) => Math.Max(
        papers.Customs[run.Epoch]?.InspectionShare ?? 0,
        needsQuarantine ? papers.Quarantine[run.Epoch]?.InspectionShare ?? 0 : 0);

    private PapersRow? Choose(PapersPlan papers, PapersLuck luck) =>
        papers.Quick[run.Epoch] is { } quick && (luck.Regime < luck.QuickShare || papers.Customs[run.Epoch] is null)
            ? quick : papers.Customs[run.Epoch];
}
