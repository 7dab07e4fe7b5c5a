using System.Buffers;
using Lienvan.Model.Borders;
using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>
/// What lorries do at a gate: come by day and season, hand in the papers of the side they leave, queue for the gate and its lanes, drive
/// across, change lorries or tractors or drive through, and are cleared on the other side. Nothing later holds up what is earlier, so
/// each stage is worked for all lorries of the whole time before the next, in flat arrays and without events. The same lorry by lorry on
/// the kernel is kept in the tests, and gives the same.
/// </summary>
internal sealed class GateFlow(Replication run, GateHouse gate)
{
    /// <summary>The drive across at 15 km/h, and the hours that a lorry may stay beyond the border; assumed, and Res. of Dec
    /// 2025.</summary>
    internal const double MinutesPerKilometre = 4, HoursAllowed = 36;

    /// <summary>How long a lorry that drives through is away: unloading, loading and rest; assumed.</summary>
    internal static readonly Model.Time.Dwell Away = new(16 * 60, 32 * 60);

    private readonly GatePlan plan = gate.Plan;
    private readonly double end = run.Window.To;
    private readonly Stay stay = new(0);

    /// <summary>Officers see papers in the order of coming. Without them order is nothing, and papers are done as soon as it is known when
    /// they are handed in, while the lorry is at hand: each walk through a year of lorries is one through main memory.</summary>
    private readonly bool hasOfficers = gate.Plan.Customs.Cast<int>().Any(desk => desk >= 0);
    private readonly WaitCount[] waiting = [new(gate.Plan.Open[0], run.Window), new(gate.Plan.Open[1], run.Window)];
    private Lorry[] lorries = run.Room.Lorries;
    private LorryTimes times = run.Room.Times;
    private int count;

    /// <summary>Works the whole time.</summary>
    public void Run()
    {
        foreach (var stream in plan.Arrivals)
        {
            Arrive(stream);
        }

        if (hasOfficers)
        {
            foreach (var index in InOrder(times.Ready)) // they are ready to hand papers in
            {
                Export(index);
            }
        }

        PassLanes();
        if (hasOfficers)
        {
            foreach (var index in InOrder(times.Across))
            {
                Import(ref lorries[index]);
            }
        }

        PassDocks();
        Release();
        Add(0, waiting[0]);
        Add(1, waiting[1]);
    }

    /// <summary>The lorries of one stream, day by day, with the papers of the side they leave.</summary>
    private void Arrive(ArrivalPlan stream)
    {
        var days = run.Luck.Named("lorries:" + stream.Key);
        for (var day = 0; day < stream.PerDay.Length; day++)
        {
            if (stream.PerDay[day] <= 0)
            {
                continue;
            }

            var luck = days.Of(day + run.DayNumber);
            var comes = new double[Poisson(stream.PerDay[day] / stream.Group, luck.NextUnit())];
            for (var index = 0; index < comes.Length; index++)
            {
                comes[index] = (day * 1440.0) + TimeOfDay(stream.ByHour, luck.NextUnit());
            }

            Array.Sort(comes);
            foreach (var time in comes)
            {
                if (count == lorries.Length)
                {
                    run.Room.Grow();
                    (lorries, times) = (run.Room.Lorries, run.Room.Times);
                }

                lorries[count] = new Lorry(stream, time, luck);
                lorries[count].Begin();
                (times.Ready[count], times.Across[count], times.Docked[count]) = (time, double.PositiveInfinity, double.PositiveInfinity);
                waiting[stream.Direction].Come(time, stream.Group);
                if (!hasOfficers)
                {
                    Export(count);
                }

                gate.Arrived[stream.Direction] += stream.Group;
                count++;
            }
        }
    }

    /// <summary>Papers of the side that is left, and then the lane.</summary>
    private void Export(int index)
    {
        ref var lorry = ref lorries[index];
        stay.Declared = double.NaN;
        lorry.Ready = Clear(lorry, 0, lorry.Arrival, run.EpochAt(lorry.Arrival));
        lorry.Declared = stay.Declared;
        (times.Ready[index], times.Lane[index]) = (lorry.Ready, (byte)LaneOf(lorry));
    }

    /// <summary>Papers of the side that is entered.</summary>
    private void Import(ref Lorry lorry)
    {
        stay.Declared = lorry.Declared;
        lorry.Cleared = Clear(lorry, 1, lorry.Across, run.EpochAt(lorry.LaneEnd));
        lorry.Declared = stay.Declared;
    }

    private double Clear(in Lorry lorry, int side, double now, int epoch)
    {
        var officers = gate.Find(plan.Customs[lorry.Stream.Direction == 0 ? side : 1 - side, side]);
        var luck = new PapersLuck(lorry.Regime, side == 0 ? lorry.Export : lorry.Import, lorry.Quarantine,
            lorry.Stream.NeedsQuarantine, run.Assumptions.SmartShare);
        return PapersDesk.Clear(plan.Papers[lorry.Stream.Direction, side], new PapersTime(now, epoch), luck, stay, officers);
    }

    /// <summary>Through the booths, each kind of lane by itself, and across.</summary>
    private void PassLanes()
    {
        var all = InOrder(times.Ready);
        var chosen = ArrayPool<int>.Shared.Rent(all.Length);
        for (var lane = 0; lane < plan.Desks.Length; lane++)
        {
            var size = 0;
            for (var index = 0; index < all.Length; index++)
            {
                chosen[size] = all[index];
                size += times.Lane[all[index]] == lane ? 1 : 0;
            }

            if (size > 0)
            {
                Pass(gate.Desks[lane], chosen.AsSpan(0, size));
            }
        }

        ArrayPool<int>.Shared.Return(chosen);
    }

    private void Pass(Desk lane, ReadOnlySpan<int> chosen)
    {
        var (requests, urgencies, services) = (ArrayPool<Request>.Shared.Rent(chosen.Length), ArrayPool<byte>.Shared.Rent(chosen.Length),
            ArrayPool<Service>.Shared.Rent(chosen.Length));
        for (var index = 0; index < chosen.Length; index++)
        {
            ref readonly var lorry = ref lorries[chosen[index]];
            var epoch = run.EpochAt(lorry.Ready);
            requests[index] = new Request(lorry.Ready, lane.GroupMinutes(epoch, lorry.Booth, lorry.Stream.Group));
            urgencies[index] = UrgencyOf(lorry, epoch);
        }

        UrgencyLine.Serve(lane.Queue!, requests.AsSpan(0, chosen.Length), urgencies, services);
        for (var index = 0; index < chosen.Length; index++)
        {
            Cross(chosen[index], services[index]);
        }

        ArrayPool<Request>.Shared.Return(requests);
        ArrayPool<byte>.Shared.Return(urgencies);
        ArrayPool<Service>.Shared.Return(services);
    }

    /// <summary>By its stream, or as pre-declared: the less, the sooner.</summary>
    private byte UrgencyOf(in Lorry lorry, int epoch) => (byte)Math.Min(lorry.Stream.Priority[epoch],
        lorry.Regime < run.Assumptions.SmartShare ? run.Assumptions.DeclaredPriority : UrgencyLine.Classes - 1);

    private void Cross(int index, Service service)
    {
        ref var lorry = ref lorries[index];
        (lorry.LaneStart, lorry.LaneEnd) = (service.Start, service.End);
        if (lorry.LaneEnd > end)
        {
            return;
        }

        lorry.Across = lorry.LaneEnd + (plan.Crossing.Length.Kilometres * MinutesPerKilometre);
        times.Across[index] = lorry.Across;
        var direction = lorry.Stream.Direction;
        waiting[direction].GoThrough(lorry.LaneEnd, lorry.Stream.Group);
        gate.Passed[direction] += lorry.Stream.Group;
        if (run.Window.Contains(lorry.LaneEnd))
        {
            gate.Stream(direction).Passage.Add(plan.Open[direction].MinutesBetween(lorry.Ready, lorry.LaneEnd) + lorry.Across
                - lorry.LaneEnd, lorry.Stream.Group);
        }

        var epoch = run.EpochAt(lorry.LaneEnd);
        lorry.Inspected = lorry.CountInspected(PapersDesk.ShareOf(plan.Papers[direction, 1], lorry.Stream.NeedsQuarantine, epoch));
        lorry.DockWait = double.NaN;
        if (IsTransloaded(lorry, epoch))
        {
            (lorry.DockWait, times.Docked[index]) = (0, lorry.Across);
        }

        if (!hasOfficers)
        {
            Import(ref lorry);
        }
    }

    /// <summary>The lane of its kind: driverless vehicles, pre-declared, or ordinary.</summary>
    private int LaneOf(in Lorry lorry)
    {
        var (direction, epoch) = (lorry.Stream.Direction, run.EpochAt(lorry.Ready));
        if (Has(plan.AgvLine, epoch) && lorry.Kind < plan.AgvShare[epoch])
        {
            return plan.AgvLine;
        }

        return Has(plan.SmartLane[direction], epoch) && lorry.Regime < plan.SmartShare[epoch] ? plan.SmartLane[direction]
            : plan.Lane[direction];
    }

    private bool Has(int desk, int epoch) => desk >= 0 && gate.Desks[desk].ServersIn(epoch) > 0;

    /// <summary>
    /// What the gate's rules make of the lorry: it drives through, its cargo changes lorries, or its trailer changes tractors, which
    /// takes no time of its own.
    /// </summary>
    private bool IsTransloaded(in Lorry lorry, int epoch)
    {
        var rules = plan.Rules[epoch];
        var through = rules.HasFlag(TruckRules.Through) ? run.Assumptions.ThroughShare : 0;
        if (rules == TruckRules.Through || lorry.Treatment < through)
        {
            CountReturn(lorry);
            return false;
        }

        var share = rules == TruckRules.Transload ? 1 : run.Assumptions.TransloadShare;
        return Has(plan.Dock, epoch) && rules.HasFlag(TruckRules.Transload) && (lorry.Treatment - through) / (1 - through) < share;
    }

    /// <summary>A lorry that drives through delivers, and must be back at an open gate in time.</summary>
    private void CountReturn(in Lorry lorry)
    {
        var back = plan.Open[1 - lorry.Stream.Direction].NextOpen(lorry.Across + Away.MinutesAt(NormalQuantile.At(lorry.Return)));
        gate.Through += lorry.Stream.Group;
        gate.BackInTime += back - lorry.Across <= HoursAllowed * 60 ? lorry.Stream.Group : 0;
    }

    private void PassDocks()
    {
        if (gate.Find(plan.Dock) is not { } docks)
        {
            return;
        }

        foreach (var index in InOrder(times.Docked))
        {
            ref var lorry = ref lorries[index];
            var epoch = run.EpochAt(lorry.Across);
            var amount = Math.Max(1, Math.Min(lorry.Stream.Group, docks.ServersIn(epoch)));
            lorry.DockWork = docks.MinutesIn(epoch, lorry.Dock) * lorry.Stream.Group / amount;
            var service = docks.Queue!.Serve(new Request(lorry.Across, lorry.DockWork, amount));
            (lorry.DockWait, lorry.Across, lorry.Unloaded) = (service.Start - lorry.Across, service.End, service.End);
            times.Across[index] = service.End;
        }
    }

    /// <summary>Opens those chosen; all others go on as soon as they are across and cleared.</summary>
    private void Release()
    {
        var desk = gate.Find(plan.Inspection)!;
        foreach (var index in InOrder(times.Across))
        {
            ref readonly var lorry = ref lorries[index];
            for (var opened = 0; opened < lorry.Inspected; opened++)
            {
                var minutes = desk.MinutesIn(run.EpochAt(lorry.Across), lorry.Dock);
                var service = desk.Queue!.Serve(new Request(lorry.Across, minutes));
                var tally = Remove(lorry, Math.Max(service.End, lorry.Cleared), Math.Max(0, lorry.Cleared - service.End), 1);
                tally?.AddStep(StayStep.Inspection, service.Start - lorry.Across, minutes, 1);
            }

            if (lorry.Stream.Group > lorry.Inspected)
            {
                Remove(lorry, Math.Max(lorry.Across, lorry.Cleared), Math.Max(0, lorry.Cleared - lorry.Across),
                    lorry.Stream.Group - lorry.Inspected);
            }
        }
    }

    /// <summary>Counts some of a group that leave.</summary>
    /// <param name="lorry">The group.</param>
    /// <param name="leaves">When.</param>
    /// <param name="papers">For how long they waited for papers of the side that is entered.</param>
    /// <param name="group">How many.</param>
    /// <returns>Where they were added up; null when they leave while it does not count.</returns>
    private StreamTally? Remove(in Lorry lorry, double leaves, double papers, int group)
    {
        if (leaves > end)
        {
            return null;
        }

        var direction = lorry.Stream.Direction;
        gate.Left[direction] += group;
        if (leaves < run.Window.From)
        {
            return null;
        }

        var tally = gate.Stream(direction);
        tally.AddRemoved(new Removal(lorry.Arrival, lorry.Unloaded, lorry.Declared, double.NaN, leaves), group, 0,
            run.Assumptions.LorryTonnes * group);
        tally.AddStep(StayStep.Documents, 0, (float)(lorry.Ready - lorry.Arrival) + (float)papers, group);
        tally.AddStep(StayStep.Lane, lorry.LaneStart - lorry.Ready, lorry.LaneEnd - lorry.LaneStart, group);
        tally.AddStep(StayStep.Passage, 0, plan.Crossing.Length.Kilometres * MinutesPerKilometre, group);
        if (!double.IsNaN(lorry.DockWait))
        {
            tally.AddStep(StayStep.Transload, lorry.DockWait, lorry.DockWork, group);
        }

        gate.ByClass[direction, lorry.Stream.NeedsQuarantine ? 1 : 0].Add(leaves - lorry.Arrival, group);
        run.LogLorries(gate, lorry, leaves, group);
        return tally;
    }

    /// <summary>Who waits at every full hour, and at every closing: come, and not yet through.</summary>
    private void Add(int direction, WaitCount changes)
    {
        var (hours, left) = (changes.Hours, changes.Left);
        var waiting = 0.0;
        for (var hour = 0; hour * 60.0 < end; hour++)
        {
            waiting += hours[hour];
            if (hour * 60.0 >= run.Window.From)
            {
                gate.Hours[direction].Add(hour * 60.0, waiting, 0);
            }
        }

        var there = 0.0;
        for (var closing = 0; closing + 1 < left.Length; closing++)
        {
            there += left[closing];
            gate.LeftOver[direction] += there;
            gate.Closings[direction]++;
        }
    }

    /// <summary>Lorries by a time, without those for whom it never comes.</summary>
    private ReadOnlySpan<int> InOrder(double[] timeOf)
    {
        var (sorted, order) = run.Room.Lists(count);
        var kept = 0;
        for (var index = 0; index < count; index++)
        {
            if (double.IsFinite(timeOf[index]))
            {
                (sorted[kept], order[kept++]) = (timeOf[index], index);
            }
        }

        run.Room.Sorter.Sort(sorted.AsSpan(0, kept), order.AsSpan(0, kept));
        return order.AsSpan(0, kept);
    }

    /// <summary>By inversion, so that more luck never means fewer.</summary>
    internal static int Poisson(double mean, double unit)
    {
        var (number, probability) = (0, Math.Exp(-mean));
        for (var sum = probability; unit > sum && number < 100_000; sum += probability)
        {
            number++;
            probability *= mean / number;
            if (probability < 1e-300 && number > mean)
            {
                break;
            }
        }

        return number;
    }

    internal static double TimeOfDay(double[] byHour, double unit)
    {
        var hour = 0;
        while (hour < 23 && byHour[hour] < unit)
        {
            hour++;
        }

        var before = hour == 0 ? 0 : byHour[hour - 1];
        return (hour + ((unit - before) / Math.Max(1e-12, byHour[hour] - before))) * 60;
    }
}
