using Lienvan.Model.Borders;
using Lienvan.Model.Dataset.Raw;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Services;
using Lienvan.Model.Tariffs;
using Lienvan.Model.Time;
using Lienvan.Model.Valuations;
using Lienvan.Model.Zones;

namespace Lienvan.Model.Dataset;

/// <summary>
/// Everything a corridor package says, of all times and projects together. What holds on one day is a
/// <c>Network</c>, made by <c>Scenario.On</c>.
/// </summary>
public sealed record Corridor
{
    /// <summary>The countries.</summary>
    public required ImmutableArray<Country> Countries { get; init; }

    /// <summary>The places.</summary>
    public required ImmutableArray<Place> Places { get; init; }

    /// <summary>The lines.</summary>
    public required ImmutableArray<Line> Lines { get; init; }

    /// <summary>The places along the lines, by line and km-post.</summary>
    public required ImmutableArray<LineStation> LineStations { get; init; }

    /// <summary>The sections of track.</summary>
    public required ImmutableArray<Section> Sections { get; init; }

    /// <summary>The terminals.</summary>
    public required ImmutableArray<Terminal> Terminals { get; init; }

    /// <summary>What the terminals do.</summary>
    public required ImmutableArray<Handling> Handling { get; init; }

    /// <summary>The roads.</summary>
    public required ImmutableArray<Road> Roads { get; init; }

    /// <summary>The border crossings.</summary>
    public required ImmutableArray<Crossing> Crossings { get; init; }

    /// <summary>Days on which crossings are not simply open.</summary>
    public required ImmutableArray<CrossingStatus> CrossingStatus { get; init; }

    /// <summary>Opening hours.</summary>
    public required ImmutableArray<OpeningSpan> OpeningHours { get; init; }

    /// <summary>Public holidays.</summary>
    public required ImmutableArray<Holiday> Holidays { get; init; }

    /// <summary>What is done with goods at the borders.</summary>
    public required ImmutableArray<Formality> Formalities { get; init; }

    /// <summary>Work of border stations and gates beside handling and formalities.</summary>
    public required ImmutableArray<BorderWork> BorderWork { get; init; }

    /// <summary>Lorries that come to road gates.</summary>
    public required ImmutableArray<GateArrivals> GateArrivals { get; init; }

    /// <summary>When lorries come.</summary>
    public required ImmutableArray<ArrivalPattern> ArrivalPatterns { get; init; }

    /// <summary>Times at borders as a simulation found them; empty unless somebody put them into the package.</summary>
    public required ImmutableArray<SimulatedDwell> SimulatedDwells { get; init; }

    /// <summary>Types of vehicles.</summary>
    public required ImmutableArray<Vehicle> Vehicles { get; init; }

    /// <summary>Trains as they run.</summary>
    public required ImmutableArray<Composition> Compositions { get; init; }

    /// <summary>Trains and ships by timetable or frequency.</summary>
    public required ImmutableArray<Service> Services { get; init; }

    /// <summary>Prices.</summary>
    public required ImmutableArray<Tariff> Tariffs { get; init; }

    /// <summary>Exchange rates.</summary>
    public required ImmutableArray<ExchangeRate> ExchangeRates { get; init; }

    /// <summary>Emission factors.</summary>
    public required ImmutableArray<EmissionFactor> EmissionFactors { get; init; }

    /// <summary>Groups of goods.</summary>
    public required ImmutableArray<Goods> Goods { get; init; }

    /// <summary>Zones.</summary>
    public required ImmutableArray<Zone> Zones { get; init; }

    /// <summary>Published figures.</summary>
    public required ImmutableArray<Observation> Observations { get; init; }

    /// <summary>Figures that forecasts of traffic start from.</summary>
    public ImmutableArray<DemandFigure> Demand { get; init; } = [];

    /// <summary>Projects.</summary>
    public required ImmutableArray<Project> Projects { get; init; }

    /// <summary>Policies.</summary>
    public required ImmutableArray<Policy> Policies { get; init; }

    /// <summary>Scenarios, as written down.</summary>
    public required ImmutableArray<ScenarioDefinition> Scenarios { get; init; }

    /// <summary>What appraisals are made with; none where the package has no such table.</summary>
    public ImmutableArray<AppraisalValue> AppraisalValues { get; init; } = [];

    /// <summary>Who lends for what is built.</summary>
    public ImmutableArray<LoanTerms> Loans { get; init; } = [];

    /// <summary>What others claim of it.</summary>
    public ImmutableArray<PublishedClaim> Claims { get; init; } = [];

    /// <summary>How many tables the package has a file for.</summary>
    public int TableCount => Raw?.PresentTables.Count() ?? 0;

    /// <summary>How many rows those files have, rows that were left out included.</summary>
    public int RowCount => Raw?.PresentTables.Sum(table => table.RowsInFile) ?? 0;

    /// <summary>The tables as text, for policies to set cells in.</summary>
    internal RawPackage Raw { get; init; } = null!;
}
