using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>The luck of a set of papers, and what it is about.</summary>
internal readonly record struct PapersLuck(double Regime, double Time, double QuarantineTime, bool NeedsQuarantine, double QuickShare);

/// <summary>When papers are handed in, and whose rows hold then.</summary>
internal readonly record struct PapersTime(double Now, int Epoch);

/// <summary>
/// Papers take a time while the office is open. Queues at the counters are in the time of the package, unless a row says how many
/// officers there are: then who hands papers in also waits for one of them.
/// </summary>
internal static class PapersDesk
{
    /// <summary>When the papers handed in now are done: customs and, at the same time, quarantine.</summary>
    public static double Clear(PapersPlan papers, PapersTime at, PapersLuck luck, Stay stay, Desk? officers = null)
    {
        var done = at.Now;
        if (Choose(papers, at.Epoch, luck) is { } customs)
        {
            var begins = officers?.ServersIn(at.Epoch) > 0
                ? officers.Queue!.Serve(new Request(at.Now, officers.MinutesIn(at.Epoch, luck.Time))).Start : at.Now;
            stay.Declared = Math.Max(double.IsNaN(stay.Declared) ? at.Now : stay.Declared, customs.Hours.NextOpen(begins));
            done = customs.Hours.AddOpen(begins, customs.MinutesAt(NormalQuantile.At(luck.Time)));
        }

        if (luck.NeedsQuarantine && papers.Quarantine[at.Epoch] is { } quarantine)
        {
            done = Math.Max(done, quarantine.Hours.AddOpen(at.Now, quarantine.MinutesAt(NormalQuantile.At(luck.QuarantineTime))));
        }

        return done;
    }

    /// <summary>The share that is opened: by customs or by quarantine, whichever opens more.</summary>
    public static double ShareOf(PapersPlan papers, bool needsQuarantine, int epoch) => Math.Max(
        papers.Customs[epoch]?.InspectionShare ?? 0,
        needsQuarantine ? papers.Quarantine[epoch]?.InspectionShare ?? 0 : 0);

    private static PapersRow? Choose(PapersPlan papers, int epoch, PapersLuck luck) =>
        papers.Quick[epoch] is { } quick && (luck.Regime < luck.QuickShare || papers.Customs[epoch] is null)
            ? quick : papers.Customs[epoch];
}
