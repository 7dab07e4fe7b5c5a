using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Time;
using Lienvan.Model.Units;

namespace Lienvan.Model.Dataset.Binding;

/// <summary>Makes crossings, their status, hours, holidays, formalities and goods from their rows.</summary>
internal static class BorderBinder
{
    public static Crossing Crossing(RowReader row) => new()
    {
        Id = new CrossingId(row.Id),
        Name = row.Name(),
        Mode = row.Choice("mode", Mode.Road),
        PlaceA = row.Place("place_a"),
        PlaceB = row.Place("place_b"),
        Length = Distance.FromKilometres(row.Number("km", 0)),
        Gauges = row.Gauges("gauges"),
        Rank = row.Choice("rank", CrossingRank.International),
        Goods = GoodsIds(row),
        Accepts = row.Accepts(CargoKinds.General),
        TruckRules = row.Text("truck_rule").Length == 0
            ? TruckRules.Transload
            : row.List("truck_rule").Aggregate(TruckRules.None, (rules, word) => rules | Words<TruckRules>.Parse(word)),
        Marker = row.Text("marker"),
        HoursA = row.FindHours("hours_a"),
        HoursB = row.FindHours("hours_b"),
        Passage = row.Dwell(row.Number("minutes_p50", 30), 2),
        LanesAToB = row.Whole("lanes_a_to_b", 1),
        LanesBToA = row.Whole("lanes_b_to_a", 1),
        VehiclesPerDay = row.FindNumber("vehicles_per_day"),
        TrainMass = row.FindTonnes("train_mass_t"),
        Load = row.FindNumber("load"),
        Fee = row.Charge("fee", "fee_per", ChargeUnit.Vehicle),
        Validity = row.Validity(),
        Provenance = row.Provenance(),
    };

    public static CrossingStatus Status(RowReader row) => new()
    {
        Crossing = new CrossingId(row.Text("crossing")),
        State = row.Choice("status", CrossingState.Open),
        Direction = row.Choice("direction", CrossingDirection.Both),
        Goods = GoodsIds(row),
        Validity = row.Validity(),
        Reason = row.Text("reason"),
        Provenance = row.Provenance(),
    };

    public static OpeningSpan Opening(RowReader row)
    {
        var opens = row.FindClock("opens") ?? default;
        var closes = row.FindClock("closes") ?? default;
        return new OpeningSpan
        {
            Hours = new HoursId(row.Text("hours_set")),
            Country = row.Text("country"),
            Days = row.Weekdays("days"),
            Opens = opens,
            Closes = closes,
            Holidays = row.Choice("holidays", HolidayRule.Open),
            Validity = row.Validity(),
        };
    }

    public static Holiday Holiday(RowReader row) =>
        new(row.Text("country"), row.FindDate("date") ?? default, row.Text("kind") == "working_day", row.Text("name_en"));

    public static Formality Formality(RowReader row) => new()
    {
        Id = row.Id,
        Crossing = new CrossingId(row.Text("crossing")),
        Country = row.Country("country"),
        Direction = row.Choice("direction", TradeDirection.Export),
        Kind = row.Choice("kind", FormalityKind.Customs),
        Regime = row.Choice("regime", ClearanceRegime.Standard),
        Goods = GoodsIds(row),
        At = row.FindPlace("at"),
        Hours = row.FindHours("hours"),
        Dwell = row.Dwell(row.Number("minutes_p50", 0), 2),
        InspectionShare = row.FindNumber("inspection_share"),
        Fee = row.Charge("fee", "fee_per", ChargeUnit.Consignment),
        Documents = row.List("documents"),
        Validity = row.Validity(),
        Provenance = row.Provenance(),
    };

    public static BorderWork Work(RowReader row) => new()
    {
        Id = row.Id,
        Place = row.FindPlace("place"),
        Crossing = row.Text("crossing") is { Length: > 0 } crossing ? new CrossingId(crossing) : null,
        Work = row.Choice("work", BorderWorkKind.ArrivalTrack),
        Gauges = row.Gauges("gauges"),
        Servers = row.Whole("servers", 1),
        Dwell = row.Dwell(row.Number("minutes_p50", 0), 2),
        Share = row.Number("share", 1),
        Hours = row.FindHours("hours"),
        Validity = row.Validity(),
        Provenance = row.Provenance(),
    };

    public static GateArrivals Arrivals(RowReader row) => new()
    {
        Id = row.Id,
        Crossing = new CrossingId(row.Text("crossing")),
        Direction = row.Choice("direction", CrossingDirection.AToB),
        Goods = new GoodsId(row.Text("goods") is { Length: > 0 } goods ? goods : "general"),
        LorriesPerDay = row.Number("lorries_per_day", 0),
        Priority = row.Whole("priority", 5),
        Pattern = row.Text("pattern"),
        Validity = row.Validity(),
        Provenance = row.Provenance(),
    };

    public static SimulatedDwell SimulatedDwell(RowReader row) => new()
    {
        Id = row.Id,
        Crossing = new CrossingId(row.Text("crossing")),
        Direction = row.Choice("direction", CrossingDirection.AToB),
        Class = row.Choice("class", DwellClass.General),
        Scenario = row.Text("scenario"),
        Passage = row.Dwell(row.Number("minutes_p50", 0), 2),
        Total = new Dwell(row.Number("total_p50", 0), Math.Max(row.Number("total_p50", 0), row.Number("total_p90", 0))),
        Provenance = row.Provenance(),
    };

    public static ArrivalPattern Pattern(RowReader row) =>
        new(row.Text("pattern"), row.Choice("kind", PatternKind.Hour), row.Whole("at", 0), row.Number("factor", 1));

    public static Goods Goods(RowReader row) => new()
    {
        Id = new GoodsId(row.Id),
        Name = row.Name(),
        OtherNames = row.List("other_names"),
        Form = row.Choice("form", GoodsForm.Container),
        Needs = row.Choice("needs", CargoKinds.General),
        NeedsQuarantine = row.Flag("quarantine", false),
        PerTeu = row.FindTonnes("tonnes_per_teu") ?? Mass.FromTonnes(12),
        ValueUsdPerTonne = row.FindNumber("value_usd_per_t"),
        TimeValuePercentPerDay = row.Number("time_value_percent_per_day", 1),
        Provenance = row.Provenance(),
    };

    public static ImmutableArray<GoodsId> GoodsIds(RowReader row) => [.. row.List("goods").Select(id => new GoodsId(id))];
}
