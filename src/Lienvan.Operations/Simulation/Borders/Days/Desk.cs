using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>
/// A desk at work: its resource follows hours and epochs. Where lorries come in groups its servers are taken together as one that is so
/// many times as fast, so that a group does not occupy a single lane for hours.
/// </summary>
internal sealed class Desk
{
    /// <summary>One more place in a stack would show nothing: this many TEU are one more.</summary>
    private const int MoreStack = 50;

    private readonly Replication run;
    private readonly bool isFluid;
    private readonly int more;

    public Desk(Replication run, DeskPlan plan, bool isFluid = false)
    {
        (this.run, Plan, this.isFluid) = (run, plan, isFluid);
        more = !run.MoreOf.Contains(plan.Key) ? 0 : plan.Kind == DeskKind.Stack ? MoreStack : 1;
        Resource = new Resource(run.Simulator, 0);
        run.Simulator.Start(Keep());
    }

    public DeskPlan Plan { get; }

    public Resource Resource { get; }

    public int Servers => Plan.Servers[run.Epoch] + (Plan.Servers[run.Epoch] > 0 || Plan.Kind != DeskKind.Scanning ? more : 0);

    public bool Exists => Servers > 0;

    /// <summary>How long one takes with that luck, minutes.</summary>
    public double Minutes(double unit) => Plan.Dwell[run.Epoch].MinutesAt(NormalQuantile.At(unit));

    /// <summary>How long a group takes: served together by all servers where it is fluid.</summary>
    public double GroupMinutes(double unit, int group) => isFluid ? Minutes(unit) * group / Math.Max(1, Servers) : Minutes(unit) * group;

    private async Process Keep()
    {
        for (var epoch = 0; ;)
        {
            var now = run.Simulator.Now;
            while (epoch + 1 < run.Plan.EpochStarts.Length && run.Plan.EpochStarts[epoch + 1] <= now)
            {
                epoch++;
            }

            run.Epoch = Math.Max(run.Epoch, epoch);
            Resource.SetCapacity(Plan.Hours?.IsOpen(now) == false ? 0 : isFluid ? Math.Min(1, Servers) : Servers);
            var next = epoch + 1 < run.Plan.EpochStarts.Length ? run.Plan.EpochStarts[epoch + 1] : double.PositiveInfinity;
            if (Plan.Hours is { } hours)
            {
                next = Math.Min(next, hours.NextChange(now));
            }

            if (double.IsPositiveInfinity(next))
            {
                return;
            }

            await run.Simulator.Until(next);
        }
    }
}
