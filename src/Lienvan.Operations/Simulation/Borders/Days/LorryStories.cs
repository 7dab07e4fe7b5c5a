using Lienvan.Model.Borders;
using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>
/// What lorries do at a gate: come by day and season, hand in the papers of the side they leave, queue for the gate and its lanes, drive
/// across, change lorries or tractors or drive through, and are cleared on the other side.
/// </summary>
internal sealed class LorryStories(Replication run, GateHouse gate)
{
    /// <summary>The drive across at 15 km/h, and the hours that a lorry may stay beyond the border; assumed, and Res. of Dec
    /// 2025.</summary>
    private const double MinutesPerKilometre = 4, HoursAllowed = 36;

    private readonly Simulator simulator = run.Simulator;
    private readonly GatePlan plan = gate.Plan;

    /// <summary>The lorries of one stream, day by day.</summary>
    public async Process Arrive(ArrivalPlan stream)
    {
        for (var day = 0; day < stream.PerDay.Length; day++)
        {
            await simulator.Until(day * 1440.0);
            if (stream.PerDay[day] <= 0)
            {
                continue;
            }

            var luck = run.Luck.Of("lorries:" + stream.Key, day + run.DayNumber);
            var groups = Poisson(stream.PerDay[day] / stream.Group, luck.NextUnit());
            var times = new double[groups];
            for (var index = 0; index < groups; index++)
            {
                times[index] = (day * 1440.0) + TimeOfDay(stream.ByHour, luck.NextUnit());
            }

            Array.Sort(times);
            foreach (var time in times)
            {
                await simulator.Until(time);
                simulator.Start(Cross(new Lorry(stream, luck)));
            }
        }
    }

    /// <summary>Counts at every closing how many are left over.</summary>
    public async Process CountClosings(int direction)
    {
        var open = plan.Open[direction];
        for (var index = 0; index < open.Count; index++)
        {
            if (open.EndOf(index) <= run.Plan.Warmup || double.IsInfinity(open.EndOf(index)))
            {
                continue;
            }

            await simulator.Until(open.EndOf(index));
            gate.LeftOver[direction] += gate.Waiting[direction];
            gate.Closings[direction]++;
        }
    }

    private async Process Cross(Lorry lorry)
    {
        var (direction, group) = (lorry.Stream.Direction, lorry.Stream.Group);
        var stay = new Stay(simulator.Now);
        gate.Arrived[direction] += group;
        gate.Waiting[direction] += group;
        await simulator.Until(Declare(lorry, 0, stay, simulator.Now));
        stay.Add(StayStep.Documents, 0, simulator.Now - stay.Arrival);
        var ready = simulator.Now;
        var lane = LaneOf(lorry);
        var minutes = lane.GroupMinutes(lorry.Booth, group);
        stay.Add(StayStep.Lane, await lane.Resource.Use(minutes), minutes);
        gate.Waiting[direction] -= group;
        gate.Passed[direction] += group;
        var arrives = simulator.Now + (plan.Crossing.Length.Kilometres * MinutesPerKilometre);
        stay.Add(StayStep.Passage, 0, arrives - simulator.Now);
        gate.Stream(direction).Passage.Add(plan.Open[direction].MinutesBetween(ready, simulator.Now) + arrives - simulator.Now,
            simulator.Now >= run.Plan.Warmup ? group : 0);
        var cleared = Declare(lorry, 1, stay, arrives);
        if (IsTransloaded(lorry, arrives))
        {
            await simulator.Until(arrives);
            await Transload(lorry, stay);
            arrives = simulator.Now;
        }

        var opened = lorry.CountInspected(run.Papers.ShareOf(plan.Papers[direction, 1], lorry.Stream.NeedsQuarantine));
        if (opened > 0)
        {
            await simulator.Until(arrives);
            for (var index = 0; index < opened; index++)
            {
                simulator.Start(Inspect(lorry, stay, cleared));
            }
        }

        if (group > opened)
        {
            stay.Add(StayStep.Documents, 0, Math.Max(0, cleared - arrives));
            await simulator.Until(Math.Max(arrives, cleared));
            Remove(lorry, stay, group - opened);
        }
    }

    /// <summary>One lorry of the group is opened; the others go on.</summary>
    private async Process Inspect(Lorry lorry, Stay stay, double cleared)
    {
        var own = stay.Copy();
        var desk = gate.Find(plan.Inspection)!;
        var minutes = desk.Minutes(lorry.Dock);
        own.Add(StayStep.Inspection, await desk.Resource.Use(minutes), minutes);
        own.Add(StayStep.Documents, 0, Math.Max(0, cleared - simulator.Now));
        await simulator.Until(cleared);
        Remove(lorry, own, 1);
    }

    private void Remove(Lorry lorry, Stay stay, int lorries)
    {
        stay.Approved = simulator.Now;
        gate.Left[lorry.Stream.Direction] += lorries;
        if (simulator.Now >= run.Plan.Warmup)
        {
            Close(lorry, stay, lorries);
        }
    }

    private double Declare(Lorry lorry, int side, Stay stay, double now)
    {
        var luck = new PapersLuck(lorry.Regime, side == 0 ? lorry.Export : lorry.Import, lorry.Quarantine,
            lorry.Stream.NeedsQuarantine, run.Assumptions.SmartShare);
        return run.Papers.Clear(plan.Papers[lorry.Stream.Direction, side], now, luck, stay);
    }

    /// <summary>The lane of its kind: driverless vehicles, pre-declared, or ordinary.</summary>
    private Desk LaneOf(Lorry lorry)
    {
        var direction = lorry.Stream.Direction;
        if (gate.Find(plan.AgvLine) is { Exists: true } agv && lorry.Kind < plan.AgvShare[run.Epoch])
        {
            return agv;
        }

        return gate.Find(plan.SmartLane[direction]) is { Exists: true } smart && lorry.Regime < plan.SmartShare[run.Epoch]
            ? smart : gate.Find(plan.Lane[direction])!;
    }

    /// <summary>
    /// What the gate's rules make of the lorry: it drives through, its cargo changes lorries, or its trailer changes tractors, which
    /// takes no time of its own.
    /// </summary>
    private bool IsTransloaded(Lorry lorry, double arrives)
    {
        var rules = plan.Rules[run.Epoch];
        var through = rules.HasFlag(TruckRules.Through) ? run.Assumptions.ThroughShare : 0;
        if (rules == TruckRules.Through || lorry.Treatment < through)
        {
            CountReturn(lorry, arrives);
            return false;
        }

        var share = rules == TruckRules.Transload ? 1 : run.Assumptions.TransloadShare;
        return gate.Find(plan.Dock) is { Exists: true } && rules.HasFlag(TruckRules.Transload)
            && (lorry.Treatment - through) / (1 - through) < share;
    }

    private async Process Transload(Lorry lorry, Stay stay)
    {
        var docks = gate.Find(plan.Dock)!;
        var amount = Math.Min(lorry.Stream.Group, docks.Servers);
        var minutes = docks.Minutes(lorry.Dock) * lorry.Stream.Group / amount;
        var waited = await docks.Resource.Take(amount);
        await simulator.Delay(minutes);
        docks.Resource.Give(amount);
        stay.Add(StayStep.Transload, waited, minutes);
        stay.Unloaded = simulator.Now;
    }

    /// <summary>A lorry that drives through delivers, and must be back at an open gate in time.</summary>
    private void CountReturn(Lorry lorry, double arrives)
    {
        var comes = arrives + new Lienvan.Model.Time.Dwell(16 * 60, 32 * 60).MinutesAt(NormalQuantile.At(lorry.Return));
        var back = plan.Open[1 - lorry.Stream.Direction].NextOpen(comes);
        gate.Through += lorry.Stream.Group;
        gate.BackInTime += back - arrives <= HoursAllowed * 60 ? lorry.Stream.Group : 0;
    }

    private void Close(Lorry lorry, Stay stay, int group)
    {
        var direction = lorry.Stream.Direction;
        stay.Tonnes = run.Assumptions.LorryTonnes * group;
        var tally = gate.Stream(direction);
        tally.Add(stay, simulator.Now, group);
        tally.AddRelease(stay, simulator.Now, group);
        gate.ByClass[direction, lorry.Stream.NeedsQuarantine ? 1 : 0].Add(simulator.Now - stay.Arrival, group);
        run.LogLorries(gate, direction, stay, group);
    }

    /// <summary>By inversion, so that more luck never means fewer.</summary>
    private static int Poisson(double mean, double unit)
    {
        var (count, probability) = (0, Math.Exp(-mean));
        for (var sum = probability; unit > sum && count < 100_000; sum += probability)
        {
            count++;
            probability *= mean / count;
            if (probability < 1e-300 && count > mean)
            {
                break;
            }
        }

        return count;
    }

    private static double TimeOfDay(double[] byHour, double unit)
    {
        var hour = 0;
        while (hour < 23 && byHour[hour] < unit)
        {
            hour++;
        }

        var before = hour == 0 ? 0 : byHour[hour - 1];
        return (hour + ((unit - before) / Math.Max(1e-12, byHour[hour] - before))) * 60;
    }

    /// <summary>A group of lorries with all its luck, drawn on arrival.</summary>
    private sealed class Lorry(ArrivalPlan stream, RandomNumbers luck)
    {
        public ArrivalPlan Stream { get; } = stream;

        public double Regime { get; } = luck.NextUnit();

        public double Export { get; } = luck.NextUnit();

        public double Import { get; } = luck.NextUnit();

        public double Quarantine { get; } = luck.NextUnit();

        public double Kind { get; } = luck.NextUnit();

        public double Booth { get; } = luck.NextUnit();

        public double Treatment { get; } = luck.NextUnit();

        public double Dock { get; } = luck.NextUnit();

        public double Opened { get; } = luck.NextUnit();

        public double Return { get; } = luck.NextUnit();

        /// <summary>How many of the group are opened: the share on average, rounded by luck.</summary>
        public int CountInspected(double share) => (int)((share * Stream.Group) + (1 - Opened));
    }
}
