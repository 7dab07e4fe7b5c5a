using System.Runtime.InteropServices;
using Lienvan.Model.Dataset.Binding;
using Lienvan.Model.Dataset.Checks;
using Lienvan.Model.Dataset.Raw;
using Lienvan.Model.Projects;
using Lienvan.Model.Units;
using NodaTime;

namespace Lienvan.Model.Dataset;

/// <summary>
/// Reads a corridor package, good or bad: never throws for what a file holds, leaves out faulty rows and what needs them, and says so with
/// file, line and code. Findings are about structure (LV00xx) and, when it is asked to check, in what is left, about sense (LV01xx).
/// </summary>
public static class CorridorReader
{
    /// <summary>Rows from which on it pays to share a table out.</summary>
    private const int LargeTable = 10_000;

    /// <summary>Reads the CSV files of a package: all that an engine needs. Findings are about structure alone.</summary>
    /// <param name="files">Its files; others than <c>.csv</c> are to be left away.</param>
    public static Read<Corridor> Read(IReadOnlyList<PackageFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var findings = new List<Diagnostic>();
        var raw = RawPackage.Read(files, findings);
        ZoneRules.DropUnknownZonesAndCurrencies(raw, findings);
        return new Read<Corridor>(Bind(raw), InOrder(findings));
    }

    /// <summary>Reads the CSV files of a package and checks that what they say makes sense, which takes about as long again.</summary>
    /// <param name="files">Its files; others than <c>.csv</c> are to be left away.</param>
    public static Read<Corridor> ReadAndCheck(IReadOnlyList<PackageFile> files)
    {
        var read = Read(files);
        return read with { Diagnostics = InOrder([.. read.Diagnostics, .. CorridorChecks.Run(read.Value)]) };
    }

    private static ImmutableArray<Diagnostic> InOrder(IEnumerable<Diagnostic> findings) =>
        [.. findings.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line)];

    /// <summary>Makes typed values of well-formed rows.</summary>
    internal static Corridor Bind(RawPackage raw)
    {
        var countries = All(raw, "countries", PlaceBinder.Country);
        var countryOf = countries.ToDictionary(country => country.Id.Value, StringComparer.Ordinal);
        var lineStations = All(raw, "line_stations", PlaceBinder.LineStation);
        var posts = lineStations.ToDictionary(station => (station.Line.Value, station.Place.Value), station => station.At);
        return new Corridor
        {
            Countries = countries,
            Places = All(raw, "places", row => PlaceBinder.Place(row, countryOf)),
            Lines = All(raw, "lines", PlaceBinder.Line),
            LineStations = [.. lineStations.OrderBy(station => station.Line.Value, StringComparer.Ordinal).ThenBy(station => station.At)],
            Sections = All(raw, "sections", row => PlaceBinder.Section(row, LengthByPosts(row, posts))),
            Terminals = All(raw, "terminals", PlaceBinder.Terminal),
            Handling = All(raw, "handling", PlaceBinder.Handling),
            Roads = All(raw, "roads", PlaceBinder.Road),
            Crossings = All(raw, "crossings", BorderBinder.Crossing),
            CrossingStatus = All(raw, "crossing_status", BorderBinder.Status),
            OpeningHours = All(raw, "opening_hours", BorderBinder.Opening),
            Holidays = All(raw, "holidays", BorderBinder.Holiday),
            Formalities = All(raw, "formalities", BorderBinder.Formality),
            BorderWork = All(raw, "border_work", BorderBinder.Work),
            GateArrivals = All(raw, "gate_arrivals", BorderBinder.Arrivals),
            ArrivalPatterns = All(raw, "arrival_patterns", BorderBinder.Pattern),
            SimulatedDwells = All(raw, "simulated_dwells", BorderBinder.SimulatedDwell),
            Vehicles = All(raw, "vehicles", ServiceBinder.Vehicle),
            Compositions = All(raw, "compositions", ServiceBinder.Composition),
            Services = Services(raw),
            Tariffs = All(raw, "tariffs", ServiceBinder.Tariff),
            ExchangeRates = All(raw, "exchange_rates", ServiceBinder.ExchangeRate),
            EmissionFactors = All(raw, "emission_factors", ServiceBinder.EmissionFactor),
            Goods = All(raw, "goods", BorderBinder.Goods),
            Zones = All(raw, "zones", ProjectBinder.Zone),
            Observations = All(raw, "observations", ProjectBinder.Observation),
            Demand = All(raw, "demand", ProjectBinder.Demand),
            Projects = Projects(raw),
            Policies = Policies(raw),
            Scenarios = Scenarios(raw),
            AppraisalValues = All(raw, "appraisal_values", ValuationBinder.Value),
            Loans = All(raw, "loans", ValuationBinder.Loan),
            Claims = All(raw, "claims", ValuationBinder.Claim),
            Raw = raw,
        };
    }

    /// <summary>Rows are bound each for itself, so those of a large table may be shared by threads.</summary>
    private static ImmutableArray<T> All<T>(RawPackage raw, string table, Func<RowReader, T> bind)
    {
        var rows = raw[table].Rows;
        var bound = new T[rows.Count];
        if (rows.Count < LargeTable)
        {
            for (var index = 0; index < bound.Length; index++)
            {
                bound[index] = bind(new RowReader(rows[index]));
            }
        }
        else
        {
            Parallel.For(0, bound.Length, index => bound[index] = bind(new RowReader(rows[index])));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(bound);
    }

    private static Distance LengthByPosts(RowReader row, Dictionary<(string Line, string Place), Chainage> posts)
    {
        var hasBoth = posts.TryGetValue((row.Text("line"), row.Text("from")), out var from)
            & posts.TryGetValue((row.Text("line"), row.Text("to")), out var to);
        return hasBoth ? Distance.FromMetres(Math.Abs((to - from).Metres)) : default;
    }

    private static ImmutableArray<Services.Service> Services(RawPackage raw)
    {
        var stops = Grouped(raw, "service_stops", "service", row => row);
        return All(raw, "services", row => ServiceBinder.Service(row, [.. stops[row.Id].OrderBy(stop => stop.Whole("sequence", 0))]));
    }

    private static ImmutableArray<Project> Projects(RawPackage raw)
    {
        var parts = Grouped(raw, "project_parts", "project", ProjectBinder.Part);
        return All(raw, "projects", row => ProjectBinder.Project(row, [.. parts[row.Id]]));
    }

    private static ImmutableArray<Policy> Policies(RawPackage raw)
    {
        var changes = Grouped(raw, "policy_changes", "policy", ProjectBinder.Change);
        return All(raw, "policies", row => ProjectBinder.Policy(row, [.. changes[row.Id]]));
    }

    private static ImmutableArray<ScenarioDefinition> Scenarios(RawPackage raw)
    {
        var openings = Grouped(raw, "scenario_dates", "scenario", ProjectBinder.Opening);
        return All(raw, "scenarios", row => ProjectBinder.Scenario(row, [.. openings[row.Id]]));
    }

    private static ILookup<string, T> Grouped<T>(RawPackage raw, string table, string by, Func<RowReader, T> bind) =>
        raw[table].Rows.ToLookup(row => row[by], row => bind(new RowReader(row)), StringComparer.Ordinal);
}
