using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Services;
using Lienvan.Model.Units;
using Lienvan.Model.Zones;

namespace Lienvan.Model.Dataset.Binding;

/// <summary>Makes zones, observations, projects, policies and scenarios from their rows.</summary>
internal static class ProjectBinder
{
    public static Zone Zone(RowReader row) => new()
    {
        Id = row.Id,
        Name = row.Name(),
        Kind = row.Choice("kind", ZoneKind.Province),
        Country = row.Country("country"),
        Place = row.Place("place"),
        Population = row.FindNumber("population"),
        PopulationYear = row.Whole("population_year", 2024),
        OutputMillions = row.FindNumber("output"),
        OutputCurrency = row.Text("output_currency") is { Length: > 0 } currency ? currency : "USD",
        OutputYear = row.Whole("output_year", 2024),
        AreaSquareKilometres = row.FindNumber("area_km2"),
        Provenance = row.Provenance(),
    };

    public static DemandFigure Demand(RowReader row) => new()
    {
        Id = row.Id,
        Parameter = row.Text("parameter"),
        Market = row.Text("market"),
        Goods = row.Text("goods") is { Length: > 0 } goods ? new GoodsId(goods) : null,
        Country = row.FindCountry("country"),
        Crossing = row.Text("crossing") is { Length: > 0 } crossing ? new CrossingId(crossing) : null,
        Mode = row.Text("mode") is "" or "all" ? null : row.Choice("mode", Mode.Road),
        Direction = row.Text("direction") is "" or "both" ? null : row.Choice("direction", TradeDirection.Export),
        Case = row.Text("case") is "all" ? "" : row.Text("case"),
        Year = row.Whole("year", 0),
        Value = row.Number("value", 0),
        Provenance = row.Provenance(),
    };

    public static Observation Observation(RowReader row) => new()
    {
        Id = row.Id,
        Subject = row.Text("subject"),
        Quantity = row.Text("quantity"),
        Crossing = row.Text("crossing") is { Length: > 0 } crossing ? new CrossingId(crossing) : null,
        From = row.FindPlace("from"),
        To = row.FindPlace("to"),
        Service = row.Text("service") is { Length: > 0 } service ? new ServiceId(service) : null,
        Mode = row.Text("mode") is "" or "all" ? null : row.Choice("mode", Mode.Road),
        Goods = BorderBinder.GoodsIds(row),
        Reporter = row.FindCountry("reporter"),
        Direction = row.Text("direction") is "" or "both" ? null : row.Choice("direction", TradeDirection.Export),
        PeriodFrom = row.FindDate("period_from") ?? default,
        PeriodTo = row.FindDate("period_to") ?? default,
        Value = row.Number("value", 0),
        Bound = row.Text("bound") is "" ? ObservationBound.None : row.Choice("bound", ObservationBound.None),
        MayFit = row.Text("use") == "fit",
        Provenance = row.Provenance(),
    };

    public static Project Project(RowReader row, ImmutableArray<ProjectPart> parts) => new()
    {
        Id = new ProjectId(row.Id),
        Name = row.Name(),
        Kind = row.Choice("kind", ProjectKind.Line),
        Joins = row.Text("joins") is { Length: > 0 } crossing ? new CrossingId(crossing) : null,
        Needs = [.. row.List("needs").Select(id => new ProjectId(id))],
        Length = row.FindKilometres("km"),
        PassengerSpeed = row.FindSpeed("speed_passenger_kmh"),
        FreightSpeed = row.FindSpeed("speed_freight_kmh"),
        Parts = parts,
        Provenance = row.Provenance(),
    };

    public static ProjectPart Part(RowReader row) => new()
    {
        Country = row.Country("country"),
        Part = row.Text("part"),
        Approved = row.FindDate("approved"),
        Started = row.FindDate("started"),
        Opens = row.FindDate("opens"),
        Length = row.FindKilometres("km"),
        Cost = row.Text("cost").Length > 0 ? row.Money("cost") * 1_000_000m : null,
        Provenance = row.Provenance(),
    };

    public static Policy Policy(RowReader row, ImmutableArray<PolicyChange> changes) => new()
    {
        Id = row.Id,
        Name = row.Name(),
        From = row.FindDate("from"),
        Changes = changes,
        Provenance = row.Provenance(),
    };

    public static PolicyChange Change(RowReader row) => new(row.Text("table"), row.Text("row"), row.Text("column"), row.Text("value"));

    public static ScenarioDefinition Scenario(RowReader row, ImmutableArray<AssumedOpening> openings) => new()
    {
        Id = new ScenarioId(row.Id),
        Name = row.Name(),
        Parent = row.Text("parent") is { Length: > 0 } parent ? new ScenarioId(parent) : null,
        Projects = [.. row.List("projects").Select(id => new ProjectId(id))],
        Policies = row.List("policies"),
        Openings = openings,
        Provenance = row.Provenance(),
    };

    public static AssumedOpening Opening(RowReader row) =>
        new(new ProjectId(row.Text("project")), row.Country("country"), row.FindDate("opens") ?? default);
}
