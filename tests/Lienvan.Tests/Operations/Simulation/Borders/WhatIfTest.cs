using Lienvan.App.Questions;
using Lienvan.Model.Dataset;
using Lienvan.Model.Scenarios;
using Lienvan.Operations.Simulation.Borders;
using Lienvan.Operations.Simulation.Borders.Days;

namespace Lienvan.Tests.Operations.Simulation.Borders;

/// <summary>Every kind of what-if does what it should: hours, servers, regimes, limits, frequencies, priorities.</summary>
public sealed class WhatIfTest
{
    private const string Streams = """
        row goods id=pears needs=reefer quarantine=yes tonnes_per_teu=10 value_usd_per_t=1000
        row gate_arrivals id=pears crossing=gate-hn-yy direction=a_to_b goods=pears lorries_per_day=60 pattern=evenly
        """;

    [Fact]
    public void Longer_hours_shorten_the_stay() => Assert.True(
        Stay(Bordertown.BusyGate("through"), "hn-yy.hours=06:00-22:00") < Stay(Bordertown.BusyGate("through")));

    [Theory]
    [InlineData("hn-yy.lanes=+3")]
    [InlineData("hn-yy.inspection=+20")]
    public void More_servers_shorten_the_stay(string setting)
    {
        const string More = """
            row gate_arrivals id=more crossing=gate-hn-yy direction=b_to_a lorries_per_day=40
            row border_work id=opened crossing=gate-hn-yy work=inspection servers=2 minutes_p50=90 minutes_p90=200
            """;
        Assert.True(Stay(Bordertown.BusyGate("through", More), setting) < Stay(Bordertown.BusyGate("through", More)) - 1);
    }

    [Fact]
    public void Fewer_customs_officers_lengthen_it_and_enough_change_nothing()
    {
        const string Officers = "row border_work id=officers crossing=gate-hn-yy work=customs servers=900 minutes_p50=8 minutes_p90=20";
        var (none, enough) = (Stay(Bordertown.BusyGate("through")), Stay(Bordertown.BusyGate("through", Officers)));
        var (few, fewer) = (Stay(Bordertown.BusyGate("through", Officers), "hn-yy.customs=4"),
            Stay(Bordertown.BusyGate("through", Officers), "hn-yy.customs=2"));

        Assert.Equal(none, enough, 1e-6);
        Assert.True(few > enough && fewer > few + 30, $"{enough}, {few}, {fewer} minutes");
    }

    [Fact]
    public void A_quicker_regime_shortens_the_stay_the_more_use_it()
    {
        const string Smart = "row formalities id=quick crossing=gate-hn-yy country=CN direction=import regime=smart "
            + "minutes_p50=1 minutes_p90=2";
        Assert.True(Stay(Bordertown.BusyGate("through", Smart), "smart-share=0.9")
            < Stay(Bordertown.BusyGate("through", Smart), "smart-share=0.1"));
    }

    [Fact]
    public void Who_has_priority_waits_less_and_the_others_more()
    {
        var corridor = Bordertown.BusyGate("through", Streams + "\nrow arrival_patterns pattern=evenly kind=hour at=6 factor=3");
        double Wait(int goods, params string[] settings) => Run(corridor, settings).Gates[0].ByClass[0, goods].Mean;

        Assert.True(Wait(1, "hn-yy.pears-priority=1") < Wait(1) - 5, "pears go first");
        Assert.True(Wait(0, "hn-yy.pears-priority=1") > Wait(0), "others pay for it");
        Assert.True(Wait(1, "hn-yy.pears-priority=9") > Wait(1) + 5, "pears go last");
        var plain = Run(corridor, []).Gates[0];
        Assert.Equal(plain.Passed[0], Run(corridor, ["hn-yy.pears-priority=1"]).Gates[0].Passed[0], plain.Passed[0] * 0.01);
    }

    [Fact]
    public void Who_is_declared_beforehand_can_go_first() => Assert.NotEqual(
        Stay(Bordertown.BusyGate("through")), Stay(Bordertown.BusyGate("through"), "declared-priority=1"));

    [Fact]
    public void A_train_with_priority_gets_the_engine_first()
    {
        static double Of(StreamKind kind, params string[] settings) => Report(Bordertown.Terminal("5000"), settings).Borders.Single(place =>
            place.Id == "dd").Streams.Single(stream => stream.Kind == kind).Steps.Sum(step => step.Wait.Mean
            * (step.Step is StayStep.Track or StayStep.Pad or StayStep.Shunting ? 1 : 0));

        string[] busy = ["load=0.1", "in.per-week=80", "out.per-week=80"];
        var (first, last) = (Of(StreamKind.FreightIn, [.. busy, "in.priority=0"]), Of(StreamKind.FreightIn, [.. busy, "in.priority=9"]));
        Assert.True(first < last, $"{first} against {last} minutes");
    }

    [Fact]
    public void More_trains_and_heavier_ones_carry_more()
    {
        double Teu(params string[] settings) => Report(Bordertown.Terminal(), settings).Crossings[0].Directions[0].Throughput.Teu.Mean;

        Assert.True(Teu("in.per-week=20") > Teu() * 1.2, "more trains");
        Assert.True(Teu("px-dd.train-mass=700") < Teu() * 0.9, "lighter trains");
        Assert.True(Teu("px-dd.load=0.5") < Teu("px-dd.load=0.9") * 0.7, "emptier trains");
    }

    [Fact]
    public void Wagons_on_other_bogies_go_on_without_being_emptied()
    {
        var without = Bordertown.Run(Bordertown.LooseTerminal(""), Bordertown.Asked()).Yards;
        var with = Bordertown.Run(Bordertown.LooseTerminal("bogies dd 1435 1000 1h servers=2 units_per_hour=4"), Bordertown.Asked()).Yards;

        Assert.Equal(0, without.Sum(yard => yard.Boxes.WagonsExchanged));
        Assert.True(with.Sum(yard => yard.Boxes.WagonsExchanged) > 20, $"{with.Sum(yard => yard.Boxes.WagonsExchanged)} wagons");
        var gang = with.SelectMany(yard => yard.Desks).Where(desk => desk.Plan.Key.Contains("bogies", StringComparison.Ordinal));
        Assert.All(gang, desk => Assert.True(desk.Statistics.UseArea > 0));
    }

    /// <summary>What limits is what a comparison with one more says, pair by pair, though other places are tried in the same
    /// rerun.</summary>
    [Fact]
    public void One_more_of_a_desk_brings_what_a_comparison_says()
    {
        var corridor = Bordertown.BusyGate("transload", """
            row border_work id=opened crossing=gate-hn-yy work=inspection servers=2 minutes_p50=90 minutes_p90=200
            VN two
            CN six
            gate two six 1km vehicles_per_day=900 lanes_a_to_b=1 lanes_b_to_a=1 truck_rule=through
            row gate_arrivals id=there crossing=gate-two-six direction=a_to_b lorries_per_day=300
            """);
        var question = Asked(corridor, []) with { FindsLimits = true, TriesAllLimits = true };
        var gate = CorridorSimulation.Run(corridor, question).Gates.Single(place => place.Id == "gate-hn-yy");
        var change = ScenarioComparison.Run(corridor, [new("as it is", question),
            new("one more", Asked(corridor, ["hn-yy.inspection=+1"]) with { FindsLimits = false })]).Variants[1].Change!;

        Assert.Equal(gate.Desks.Select(desk => desk.Key).Order(), gate.Limits.Select(limit => limit.Desk).Order());
        var limit = gate.Limits.Single(each => each.Desk == "opened");
        var compared = change.Gates.Single(place => place.Id == "gate-hn-yy");
        Assert.True(limit.Mean.Mean + limit.Mean.HalfWidth < 0, $"{limit}");
        Assert.Equal(compared.Dwell.Mean, limit.Mean);
        Assert.Equal(compared.Dwell.P90, limit.P90);
        Assert.Equal(compared.Throughput.Vehicles, limit.PerDay);
    }

    private static double Stay(Corridor corridor, params string[] settings) => Report(corridor, settings).Gates[0].Dwell.Mean.Mean;

    private static SimulationReport Report(Corridor corridor, string[] settings) =>
        CorridorSimulation.Run(corridor, Asked(corridor, settings));

    private static Replication Run(Corridor corridor, string[] settings) => Bordertown.Run(corridor, Asked(corridor, settings));

    private static SimulationQuestion Asked(Corridor corridor, string[] settings)
    {
        var question = Bordertown.Asked(days: 14, replications: 2);
        var words = new WhatIfWords(corridor, Scenario.Existing.On(corridor, question.From));
        foreach (var setting in settings)
        {
            words.Read(setting);
        }

        return question with
        {
            Scenario = words.Apply(Scenario.Existing),
            Assumptions = words.Assumptions with { GroupsPerDay = 1_000_000, QuarantineShare = 0 },
        };
    }
}
