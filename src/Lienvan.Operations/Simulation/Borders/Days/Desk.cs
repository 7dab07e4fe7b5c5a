using Lienvan.Model.Time;
using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>
/// A desk at work by hours and epochs. What trains take and hold is a resource of the simulator; what only serves one after the other is
/// foreseen. Where lorries come in groups, servers are taken together as one that is so many times as fast, so that a group does not
/// occupy a single lane for hours.
/// </summary>
internal sealed class Desk
{
    /// <summary>One more place in a stack would show nothing: this many TEU are one more.</summary>
    public const int MoreStack = 50;

    private readonly Replication run;
    private readonly bool isFluid;
    private readonly int more;
    private readonly DeskDwell[] dwells;

    public Desk(Replication run, DeskPlan plan, bool isFluid = false)
    {
        (this.run, Plan, this.isFluid) = (run, plan, isFluid);
        more = !run.MoreOf.Contains(plan.Key) ? 0 : plan.Kind == DeskKind.Stack ? MoreStack : 1;
        dwells = [.. plan.Dwell.Select(dwell => new DeskDwell(dwell))];
        Resource = new Resource(run.Simulator, 0);
        if (plan.Kind is DeskKind.Track or DeskKind.Pad or DeskKind.Locomotive or DeskKind.Shunting or DeskKind.BrakeTest
            or DeskKind.Scanning or DeskKind.Control)
        {
            run.Simulator.Start(Keep());
            return;
        }

        Capacity = DeskCapacity.Of(run.Plan.EpochStarts, plan.Hours,
            [.. plan.Servers.Select((_, epoch) => isFluid ? Math.Min(1, ServersIn(epoch)) : ServersIn(epoch))]);
        Queue = new ForeseenQueue(Capacity, run.Window, plan.Kind == DeskKind.Customs ? plan.Hours : null);
    }

    public DeskPlan Plan { get; }

    /// <summary>For what trains take and hold.</summary>
    public Resource Resource { get; }

    /// <summary>For what serves one after the other; null for what trains take and hold.</summary>
    public ForeseenQueue? Queue { get; }

    /// <summary>Servers over time, of what is foreseen.</summary>
    public DeskCapacity? Capacity { get; }

    public bool Exists => ServersIn(run.Epoch) > 0;

    public int Servers => ServersIn(run.Epoch);

    public ResourceStatistics Statistics => Queue?.Statistics ?? Resource.Statistics;

    public int ServersIn(int epoch) => Plan.Servers[epoch] + (Plan.Servers[epoch] > 0 || Plan.Kind != DeskKind.Scanning ? more : 0);

    /// <summary>How long one takes now with that luck, minutes.</summary>
    public double Minutes(double unit) => MinutesIn(run.Epoch, unit);

    public double MinutesIn(int epoch, double unit) => dwells[epoch].MinutesAt(NormalQuantile.At(unit));

    /// <summary>How long a group takes: served together by all servers where it is fluid.</summary>
    public double GroupMinutes(int epoch, double unit, int group) =>
        MinutesIn(epoch, unit) * group / (isFluid ? Math.Max(1, ServersIn(epoch)) : 1);

    private async Process Keep()
    {
        for (var epoch = 0; ;)
        {
            var now = run.Simulator.Now;
            while (epoch + 1 < run.Plan.EpochStarts.Length && run.Plan.EpochStarts[epoch + 1] <= now)
            {
                epoch++;
            }

            Resource.SetCapacity(Plan.Hours?.IsOpen(now) == false ? 0 : ServersIn(epoch));
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

/// <summary>A time as <see cref="Dwell.MinutesAt"/> gives it, its logarithms taken once.</summary>
internal readonly struct DeskDwell(Dwell dwell)
{
    private readonly double scale = dwell.P50Minutes > 0 ? Math.Log(dwell.MinutesAt(1) / dwell.P50Minutes) : double.NaN;

    public double MinutesAt(double normal) => double.IsNaN(scale) ? dwell.MinutesAt(normal) : dwell.P50Minutes * Math.Exp(scale * normal);
}
