using System.Globalization;
using Lienvan.Operations.Simulation.Borders;
using Lienvan.Operations.Simulation.Borders.Days;
using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Operations.Simulation.Borders;

/// <summary>Boxes worked in a flat array against boxes that are each a thing of their own, in hundreds of random yards.</summary>
public sealed class BoxDaysTest
{
    private const int Days = 12, Yards = 20, CasesEach = 15;

    [Fact]
    public void Boxes_in_a_flat_array_do_what_each_does_by_itself()
    {
        var (full, late) = (0, 0);
        for (var yard = 0; yard < Yards; yard++)
        {
            var luck = new Luck(yard, 0).Of("yard");
            var corridor = Sketch.Corridor(Terminal(luck));
            var question = Bordertown.Asked(Days) with { WarmupDays = 2 };
            var plan = PlanCompiler.Compile(corridor, question);
            for (var number = 0; number < CasesEach; number++)
            {
                var found = new Case(plan, question, number);
                found.Compare($"yard {yard}, case {number}");
                full += found.WaitedForStack ? 1 : 0;
                late += found.BoxesLeft > 0 ? 1 : 0;
            }
        }

        Assert.True(full > Yards && late > Yards, $"{full} cases with a full stack and {late} with boxes left show too little");
    }

    /// <summary>Cranes of three kinds, a stack, lorries' and perhaps cranes' hours.</summary>
    private static string Terminal(RandomNumbers luck)
    {
        int Between(int least, int most) => least + (int)((most - least + 1) * luck.NextUnit());
        var cranes = luck.NextUnit() < 0.4 ? "hours=shift" : "";
        string Lift(string from, string to) => string.Create(CultureInfo.InvariantCulture,
            $"lift dd {from} {to} 1h servers={Between(1, 3)} units_per_hour={Between(3, 14)} {cranes}");
        return $"""
            CN nn px
            VN dd yv
            hours day VN 0{Between(5, 9)}:00-{Between(16, 22)}:00
            hours shift VN 06:00-23:00
            rail px dd 1435 18km minutes_p50=40 minutes_p90=40
            formality px-dd VN import 90m/4h inspection_share=0.2
            yard dd stack_teu={Between(20, 160)} {(luck.NextUnit() < 0.6 ? "hours=day" : "")}
            {Lift("1435", "1000")}
            {Lift("road", "1435")}
            {Lift("road", "1000")}
            train in 1435 14/week teu=40 mass_t=600 wagons=20 | px | dd 40m 18km
            train out 1435 14/week teu=40 mass_t=600 wagons=20 | dd | px 40m 18km
            train north 1000 10/week teu=30 mass_t=500 wagons=16 | yv | dd 6h 150km
            train south 1000 10/week teu=30 mass_t=500 wagons=16 | dd | yv 6h 150km
            """;
    }

    /// <summary>Random trains at one terminal, told to both.</summary>
    private sealed class Case
    {
        private readonly Replication run;
        private readonly Yard yard;
        private readonly BoxByBox twin;
        private readonly List<string> mine = [], theirs = [];

        public Case(CorridorPlan plan, SimulationQuestion question, int number)
        {
            run = new Replication(plan, question, number, ReplicationVariant.Plain);
            yard = run.Yards.Single(each => !each.Plan.Lifts.IsEmpty);
            twin = new BoxByBox(run, yard);
            var luck = run.Luck.Of("case");
            for (var (time, train) = (0.0, 0); (time += 600 * luck.NextUnit()) < plan.End; train++)
            {
                var service = plan.Services[(int)(plan.Services.Length * luck.NextUnit())];
                var drawn = new Drawn(service, train, luck.NextUnit(), luck.NextUnit(), luck.NextUnit());
                run.Simulator.Start(Tell(drawn, time));
                var at = time;
                twin.At(time, () => TellTwin(drawn, at));
            }
        }

        public bool WaitedForStack => twin.StackWaits > 0;

        public int BoxesLeft => twin.BoxesIn - twin.BoxesOut;

        public void Compare(string name)
        {
            run.Simulator.Run(run.Plan.End);
            yard.Boxes.AdvanceTo(run.Plan.End);
            twin.Run(run.Plan.End);
            Assert.True(mine.Order(StringComparer.Ordinal).SequenceEqual(theirs.Order(StringComparer.Ordinal)),
                $"{name}: {string.Join("; ", mine.Except(theirs).Take(3))} against {string.Join("; ", theirs.Except(mine).Take(3))}");
            Assert.True((twin.BoxesIn, twin.BoxesOut) == (yard.Boxes.BoxesIn, yard.Boxes.BoxesOut),
                $"{name}: {yard.Boxes.BoxesIn} in and {yard.Boxes.BoxesOut} out against {twin.BoxesIn} and {twin.BoxesOut}");
            var tally = yard.Stream(StreamKind.Boxes);
            Assert.Equal(twin.Dwells.Count, tally.Units);
            Assert.Equal(twin.Dwells.DefaultIfEmpty(0).Sum(), tally.Dwell.Sum, 1e-3);
            foreach (var desk in yard.Plan.Lifts.Select(lift => lift.Desk).Append(yard.Plan.FindDesk(DeskKind.Inspection)))
            {
                Assert.Equal(twin.At(desk).Used, yard.Desks[desk].Statistics.UseArea, 1e-3);
            }
        }

        private async Process Tell(Drawn train, double time)
        {
            await run.Simulator.Until(time);
            var drawn = new TrainRun(train.Service, time, train.Number);
            switch (train.What)
            {
                case 0:
                    drawn.Boxes = train.Boxes;
                    await yard.Boxes.UnloadTrain(drawn, Arrival(train, time));
                    Add(mine, train, "off", run.Simulator.Now);
                    break;
                case 1:
                    var loaded = yard.Boxes.LoadTrain(drawn);
                    Add(mine, train, "took " + drawn.Boxes, loaded);
                    break;
                default:
                    yard.Boxes.Bring(drawn, time, 1500, run.Luck.Of("bring", train.Number));
                    break;
            }
        }

        private void TellTwin(Drawn train, double time)
        {
            var drawn = new TrainRun(train.Service, time, train.Number);
            switch (train.What)
            {
                case 0:
                    twin.Unload(train.Service.Gauge, train.Boxes, Arrival(train, time), off => Add(theirs, train, "off", off));
                    break;
                case 1:
                    twin.Load(drawn, (count, loaded) => Add(theirs, train, "took " + count, loaded));
                    break;
                default:
                    twin.Bring(drawn, time, 1500, run.Luck.Of("bring", train.Number));
                    break;
            }
        }

        /// <summary>What is over before the end; a train loaded later is foreseen by one and has not happened to the other.</summary>
        private void Add(List<string> told, Drawn train, string what, double time)
        {
            if (time <= run.Plan.End)
            {
                told.Add(string.Create(CultureInfo.InvariantCulture, $"{train.Service.Service.Id} {train.Number} {what} at {time:F3}"));
            }
        }

        private Arrival Arrival(Drawn train, double time) =>
            new(time + (300 * train.Papers) - 60, (int)(4 * train.Opened), run.Luck.Of("boxes", train.Number));
    }

    /// <summary>A train that is unloaded, is loaded, or for which boxes are brought.</summary>
    private sealed record Drawn(ServicePlan Service, long Number, double Size, double Papers, double Opened)
    {
        public int What { get; } = (int)(3 * Size);

        public int Boxes => 1 + (int)(18 * Papers);
    }
}
