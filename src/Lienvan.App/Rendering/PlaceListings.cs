using System.Globalization;
using System.Text.Json.Nodes;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Units;

namespace Lienvan.App.Rendering;

/// <summary>Places, lines, sections, terminals and goods, as listings.</summary>
internal static class PlaceListings
{
    public static Listing Places(ListingQuestion question)
    {
        var terminals = question.Network.Corridor.Terminals.Select(terminal => terminal.Place).ToHashSet();
        return new Listing(["id", "name", "kind", "country", "position", "UN/LOCODE", "railway code", "terminal"],
        [
            .. question.Network.Corridor.Places.Select(place => new ListingRow(
                [
                    place.Id.Value, place.Name.In(question.Language), Word(place.Kind), place.Country.Value,
                    place.Position is { } position ? Listing.Mark(position.ToString(), place.Provenance) : "", place.Unlocode,
                        place.RailwayCode,
                    terminals.Contains(place.Id) ? "yes" : "",
                ],
                new JsonObject
                {
                    ["id"] = place.Id.Value, ["name"] = Names(place.Name), ["kind"] = Word(place.Kind), ["country"] = place.Country.Value,
                    ["latitude"] = place.Position?.Latitude, ["longitude"] = place.Position?.Longitude, ["timeZone"] = place.Zone.Id,
                    ["unlocode"] = place.Unlocode, ["railwayCode"] = place.RailwayCode, ["hasTerminal"] = terminals.Contains(place.Id),
                },
                [place.Id.Value, .. Search(place.Name), place.Pinyin, .. place.OtherNames, place.Unlocode, place.RailwayCode],
                place.Provenance)),
        ]);
    }

    public static Listing Lines(ListingQuestion question)
    {
        var sections = question.Network.Corridor.Sections.ToLookup(section => section.Line);
        var stations = question.Network.Corridor.LineStations.ToLookup(station => station.Line);
        return new Listing(["id", "name", "country", "railway", ">km", "gauges", "from", "to", ">sections", ">stations"],
            [.. question.Network.Corridor.Lines.Where(line => sections.Contains(line.Id)).Select(line =>
                LineRow(question, line, [.. sections[line.Id]], [.. stations[line.Id]]))]);
    }

    private static ListingRow LineRow(ListingQuestion question, Line line, Section[] sections, LineStation[] stations)
    {
        var metres = sections.Sum(section => section.Length.Metres);
        var gauges = sections.SelectMany(section => section.Gauges.Select(limits => limits.Gauge.Millimetres)).Distinct().Order().ToArray();
        var assumed = sections.FirstOrDefault(section => section.Provenance.IsAssumed)?.Provenance ?? line.Provenance;
        string End(Index index) => stations.Length == 0 ? "" : question.NameOf(stations[index].Place);
        return new ListingRow(
            [
                line.Id.Value, line.Name.In(question.Language), line.Country.Value, line.Railway, Listing.Mark(Kilometres(metres), assumed),
                string.Join("+", gauges), End(0), End(^1), Count(sections.Length), Count(stations.Length),
            ],
            new JsonObject
            {
                ["id"] = line.Id.Value, ["name"] = Names(line.Name), ["country"] = line.Country.Value, ["railway"] = line.Railway,
                    ["km"] = Math.Round(metres / 1000, 3),
                ["gaugesMm"] = Numbers(gauges), ["sections"] = sections.Length,
                ["stations"] = new JsonArray([.. stations.Select(station =>
                    new JsonObject { ["place"] = station.Place.Value, ["km"] = station.At.Kilometres, ["tracks"] = station.Tracks })]),
            },
            [line.Id.Value, .. Search(line.Name), .. stations.Select(station => question.NameOf(station.Place))],
            assumed);
    }

    public static Listing Sections(ListingQuestion question) => new(
        ["line", "from", "to", ">km", "gauges", ">tracks", "power", ">km/h pass.", ">km/h freight", ">‰ up", ">‰ down", ">axle t",
            ">train t"],
        [.. question.Network.Corridor.Sections.Select(section => SectionRow(question, section))]);

    private static ListingRow SectionRow(ListingQuestion question, Section section)
    {
        string Marked(string text) => Listing.Mark(text, section.Provenance);
        string PerGauge(Func<GaugeLimits, Mass?> limit) => string.Join("+",
            section.Gauges.Select(limits => limit(limits) is { } mass ? Number(mass.Tonnes) : "–").Distinct());
        var power = section.Power switch { Electrification.None => "none", Electrification.TwentyFiveKilovolts => "25 kV", _ => "3 kV" };
        return new ListingRow(
            [
                section.Line.Value, question.NameOf(section.From), question.NameOf(section.To), Marked(Kilometres(section.Length.Metres)),
                string.Join("+", section.Gauges.Select(limits => limits.Gauge.Millimetres)), Count(section.Tracks), power,
                Marked(Number(section.PassengerSpeed.KilometresPerHour)), Marked(Number(section.FreightSpeed.KilometresPerHour)),
                Marked(Number(section.GradientUpPermille)), Marked(Number(section.GradientDownPermille)),
                Marked(PerGauge(limits => limits.AxleLoad)), Marked(PerGauge(limits => limits.TrainMass)),
            ],
            new JsonObject
            {
                ["id"] = section.Id, ["line"] = section.Line.Value, ["from"] = section.From.Value, ["to"] = section.To.Value,
                    ["km"] = section.Length.Kilometres,
                ["gauges"] = new JsonArray([.. section.Gauges.Select(limits => new JsonObject
                {
                    ["mm"] = limits.Gauge.Millimetres, ["axleLoadT"] = limits.AxleLoad.Tonnes, ["trainMassT"] = limits.TrainMass?.Tonnes,
                        ["trainLengthM"] = limits.TrainLength?.Metres,
                })]),
                ["tracks"] = section.Tracks, ["power"] = power,
                    ["speedPassengerKmh"] = Math.Round(section.PassengerSpeed.KilometresPerHour, 1),
                ["speedFreightKmh"] = Math.Round(section.FreightSpeed.KilometresPerHour, 1),
                ["gradientUpPermille"] = section.GradientUpPermille, ["gradientDownPermille"] = section.GradientDownPermille,
                    ["project"] = section.Validity.Project,
            },
            [section.Id, section.Line.Value, question.NameOf(section.From), question.NameOf(section.To)],
            section.Provenance);
    }

    public static Listing Terminals(ListingQuestion question)
    {
        var handling = question.Network.Corridor.Handling.ToLookup(work => work.Terminal);
        return new Listing(["id", "name", "place", "country", "moves (median – P90)", ">stack TEU", "free storage"],
            [.. question.Network.Corridor.Terminals.Select(terminal => TerminalRow(question, terminal, [.. handling[terminal.Id]]))]);
    }

    private static ListingRow TerminalRow(ListingQuestion question, Terminal terminal, Handling[] handling) => new(
        [
            terminal.Id.Value, terminal.Name.In(question.Language), question.NameOf(terminal.Place),
                question.Network.GetPlace(terminal.Place).Country.Value,
            string.Join("; ", handling.Select(work => Listing.Mark(
                $"{Word(work.Operation)} {work.From}{(work.BothWays ? "↔" : "→")}{work.To} {Durations.Text(work.Dwell.P50Minutes)} – " +
                    $"{Durations.Text(work.Dwell.P90Minutes)}", work.Provenance))),
            terminal.Stack is { } stack ? Number(stack.Count) : "",
                Listing.Mark(Durations.Text(terminal.FreeStorageHours * 60), terminal.Provenance),
        ],
        new JsonObject
        {
            ["id"] = terminal.Id.Value, ["name"] = Names(terminal.Name), ["place"] = terminal.Place.Value, ["operator"] = terminal.Operator,
            ["stackTeu"] = terminal.Stack?.Count, ["freeStorageHours"] = terminal.FreeStorageHours,
            ["handling"] = new JsonArray([.. handling.Select(work => new JsonObject
            {
                ["id"] = work.Id, ["operation"] = Word(work.Operation), ["from"] = work.From.ToString(), ["to"] = work.To.ToString(),
                    ["bothWays"] = work.BothWays,
                ["servers"] = work.Servers, ["minutesP50"] = work.Dwell.P50Minutes, ["minutesP90"] = work.Dwell.P90Minutes,
                    ["accepts"] = Word(work.Accepts),
            })]),
        },
        [terminal.Id.Value, .. Search(terminal.Name), question.NameOf(terminal.Place), terminal.Place.Value],
        handling.FirstOrDefault(work => work.Provenance.IsAssumed)?.Provenance ?? terminal.Provenance);

    public static Listing Goods(ListingQuestion question) =>
        new(["id", "name", "form", "needs", "quarantine", ">t/TEU", ">USD/t", ">% of value a day"],
    [
        .. question.Network.Corridor.Goods.Select(goods => new ListingRow(
            [
                goods.Id.Value, goods.Name.In(question.Language), Word(goods.Form), Word(goods.Needs), goods.NeedsQuarantine ? "yes" : "no",
                Listing.Mark(Number(goods.PerTeu.Tonnes), goods.Provenance),
                    goods.ValueUsdPerTonne is { } value ? Listing.Mark(Number(value), goods.Provenance) : "",
                Listing.Mark(Number(goods.TimeValuePercentPerDay), goods.Provenance),
            ],
            new JsonObject
            {
                ["id"] = goods.Id.Value, ["name"] = Names(goods.Name), ["form"] = Word(goods.Form), ["needs"] = Word(goods.Needs),
                    ["quarantine"] = goods.NeedsQuarantine,
                ["tonnesPerTeu"] = goods.PerTeu.Tonnes, ["valueUsdPerTonne"] = goods.ValueUsdPerTonne,
                    ["timeValuePercentPerDay"] = goods.TimeValuePercentPerDay,
            },
            [goods.Id.Value, .. Search(goods.Name), .. goods.OtherNames],
            goods.Provenance)),
    ]);

    public static JsonObject Names(LocalName name) => new() { ["en"] = name.English, ["vi"] = name.Vietnamese, ["zh"] = name.Chinese };

    public static string[] Search(LocalName name) => [name.English, name.Vietnamese, name.Chinese];

    /// <summary>The word of the package for a choice: <c>LiftContainer</c> is <c>lift container</c>.</summary>
    public static string Word(Enum choice) =>
        string.Concat(choice.ToString().Select((letter, index) =>
            char.IsAsciiLetterUpper(letter) && index > 0 ? " " + char.ToLowerInvariant(letter)
            : char.ToLowerInvariant(letter).ToString())).Replace("  ", " ", StringComparison.Ordinal);

    public static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture).Replace(',', '\u2009');

    public static string Kilometres(double metres) => (metres / 1000).ToString("0.0", CultureInfo.InvariantCulture);

    public static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static JsonArray Numbers(IEnumerable<int> numbers) => [.. numbers.Select(number => (JsonNode)number)];
}
