using Lienvan.Model.Borders;
using Lienvan.Operations.Simulation.Borders;
using Lienvan.Operations.Simulation.Borders.Days;
using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Tests.Operations.Simulation.Borders;

/// <summary>The twin of a gate's flow: every group of lorries a story of its own on the kernel, every desk a resource.</summary>
internal sealed class LorryByLorry
{
    private readonly Replication run;
    private readonly GateHouse gate;
    private readonly Simulator simulator = new();
    private readonly Resource[] desks;
    private readonly int[] arrived = new int[2], through = new int[2];
    private readonly Stay scratch = new(0);

    public LorryByLorry(Replication run, GateHouse gate)
    {
        (this.run, this.gate) = (run, gate);
        desks = [.. gate.Desks.Select(desk => new Resource(simulator, 0))];
    }

    public StreamTally[] Tallies { get; } = [new(StreamKind.LorriesAToB), new(StreamKind.LorriesBToA)];

    public long[] Passed { get; } = new long[2];

    public double[] WaitingAtNoon { get; } = new double[2];

    public ResourceStatistics Statistics(int desk) => desks[desk].Statistics;

    public void Run()
    {
        foreach (var (desk, index) in gate.Desks.Select((desk, index) => (desk, index)))
        {
            simulator.Start(Keep(desk.Capacity!, desks[index]));
        }

        foreach (var stream in gate.Plan.Arrivals)
        {
            simulator.Start(Arrive(stream));
        }

        simulator.Run(run.Window.From);
        foreach (var desk in desks)
        {
            desk.ResetStatistics();
        }

        simulator.Start(CountAtNoon());
        simulator.Run(run.Window.To);
    }

    private async Process Keep(DeskCapacity capacity, Resource desk)
    {
        for (var (span, time) = (0, 0.0); double.IsFinite(time); span++)
        {
            await simulator.Until(time);
            desk.SetCapacity(capacity.CountAt(span));
            time = capacity.EndOf(span);
        }
    }

    private async Process CountAtNoon()
    {
        for (var time = run.Window.From + 720; time < run.Window.To; time += 1440)
        {
            await simulator.Until(time);
            WaitingAtNoon[0] += arrived[0] - through[0];
            WaitingAtNoon[1] += arrived[1] - through[1];
        }
    }

    private async Process Arrive(ArrivalPlan stream)
    {
        for (var day = 0; day < stream.PerDay.Length; day++)
        {
            await simulator.Until(day * 1440.0);
            if (stream.PerDay[day] > 0)
            {
                var luck = run.Luck.Of("lorries:" + stream.Key, day + run.DayNumber);
                var times = new double[GateFlow.Poisson(stream.PerDay[day] / stream.Group, luck.NextUnit())];
                for (var index = 0; index < times.Length; index++)
                {
                    times[index] = (day * 1440.0) + GateFlow.TimeOfDay(stream.ByHour, luck.NextUnit());
                }

                foreach (var time in times.Order())
                {
                    await simulator.Until(time);
                    simulator.Start(Cross(new Lorry(stream, time, luck)));
                }
            }
        }
    }

    private async Process Cross(Lorry lorry)
    {
        var (direction, group, arrival) = (lorry.Stream.Direction, lorry.Stream.Group, simulator.Now);
        arrived[direction] += group;
        await simulator.Until(Papers(lorry, 0, arrival));
        var lane = gate.Plan.Lane[direction];
        await desks[lane].Use(gate.Desks[lane].GroupMinutes(0, lorry.Booth, group));
        Passed[direction] += group;
        through[direction] += group;
        var arrives = simulator.Now + (gate.Plan.Crossing.Length.Kilometres * GateFlow.MinutesPerKilometre);
        var cleared = Papers(lorry, 1, arrives);
        await simulator.Until(arrives);
        if (gate.Plan.Dock >= 0 && gate.Plan.Rules[0] == TruckRules.Transload)
        {
            var docks = gate.Desks[gate.Plan.Dock];
            var amount = Math.Min(group, docks.ServersIn(0));
            var minutes = docks.MinutesIn(0, lorry.Dock) * group / amount;
            await desks[gate.Plan.Dock].Take(amount);
            await simulator.Delay(minutes);
            desks[gate.Plan.Dock].Give(amount);
        }

        var opened = lorry.CountInspected(PapersDesk.ShareOf(gate.Plan.Papers[direction, 1], lorry.Stream.NeedsQuarantine, 0));
        for (var index = 0; index < opened; index++)
        {
            simulator.Start(Inspect(lorry, cleared));
        }

        await simulator.Until(Math.Max(cleared, simulator.Now));
        Close(lorry, group - opened);
    }

    private async Process Inspect(Lorry lorry, double cleared)
    {
        await desks[gate.Plan.Inspection].Use(gate.Desks[gate.Plan.Inspection].MinutesIn(0, lorry.Dock));
        await simulator.Until(Math.Max(cleared, simulator.Now));
        Close(lorry, 1);
    }

    private void Close(Lorry lorry, int group)
    {
        if (simulator.Now >= run.Window.From)
        {
            scratch.Begin(lorry.Arrival);
            Tallies[lorry.Stream.Direction].Add(scratch, simulator.Now, group);
        }
    }

    private double Papers(Lorry lorry, int side, double now) => PapersDesk.Clear(
        gate.Plan.Papers[lorry.Stream.Direction, side], new PapersTime(now, 0), new PapersLuck(lorry.Regime, side == 0 ? lorry.Export
            : lorry.Import, lorry.Quarantine, lorry.Stream.NeedsQuarantine, run.Assumptions.SmartShare), scratch);
}
