using System.Globalization;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;

namespace Lienvan.App.Rendering;

/// <summary>Drawings of a forecast: shares of modes by year, desire lines and the loaded railways of its last year.</summary>
internal sealed class ForecastCharts(Corridor corridor, Language language)
{
    private const double Width = 1122;
    private const double Height = 793;
    private const double Margin = 60;

    /// <summary>Pairs of zones drawn.</summary>
    private const int MostLines = 150;

    private static readonly ImmutableArray<string> Colours = ["#b45309", "#1d4ed8", "#0f766e"];

    /// <summary>Stacked shares of the trade of Viet Nam and China, both directions together, by year.</summary>
    public string ModeShares(Forecast forecast)
    {
        var svg = Begin("share of each mode in the trade of Viet Nam and China, by year", forecast);
        var years = forecast.Years;
        if (years.IsEmpty)
        {
            return svg.ToString();
        }

        var (left, right, top, bottom) = (Margin, Width - Margin, Margin + 20, Height - Margin);
        var step = (right - left) / years.Length;
        for (var index = 0; index < years.Length; index++)
        {
            var sums = ForecastSums.Modes(years[index]).Where(sum => sum.Direction is not null && sum.Tonnes > 0).ToArray();
            var (total, y) = (sums.Sum(sum => sum.Tonnes), bottom);
            foreach (var mode in Enum.GetValues<Mode>())
            {
                var height = total <= 0 ? 0 : sums.Where(sum => sum.Mode == mode).Sum(sum => sum.Tonnes) / total * (bottom - top);
                y -= height;
                svg.Rectangle((left + (index * step), y), (step * 0.9, height), ("fill", Colours[(int)mode]));
            }

            if (years[index].Year % 5 == 0 || years.Length <= 10)
            {
                svg.Text((left + (index * step), bottom + 18), years[index].Year.ToString(CultureInfo.InvariantCulture), ("font-size",
                    "12"));
            }
        }

        for (var percent = 0; percent <= 100; percent += 25)
        {
            svg.Text((left - 42, bottom - ((bottom - top) * percent / 100) + 4), $"{percent} %", ("font-size", "12"));
        }

        Legend(svg);
        return svg.ToString();
    }

    /// <summary>Straight lines between zones, as thick as what moves between them in the last year.</summary>
    public string DesireLines(Forecast forecast)
    {
        var svg = Begin("freight between zones in {0}: lines as thick as tonnes", forecast, LastYear(forecast));
        if (forecast.Years.IsEmpty)
        {
            return svg.ToString();
        }

        var places = corridor.Places.ToDictionary(place => place.Id);
        var zones = corridor.Zones.ToDictionary(zone => zone.Id, zone => places.GetValueOrDefault(zone.Place));
        var last = forecast.Years.LastOrDefault(year => year.Freight.Any(flow => flow.Origin.Length > 0)) ?? forecast.Years[^1];
        var pairs = last.Freight.Where(flow => flow.Origin.Length > 0)
            .GroupBy(flow => string.CompareOrdinal(flow.Origin, flow.Destination) < 0
                ? (flow.Origin, flow.Destination) : (flow.Destination, flow.Origin))
            .Select(group => (group.Key, Tonnes: group.Sum(flow => flow.Tonnes), Rail: group.Where(flow => flow.Mode == Mode.Rail)
                .Sum(flow => flow.Tonnes))).OrderByDescending(pair => pair.Tonnes).Take(MostLines).ToArray();
        var map = MapScale.Of(pairs.SelectMany(pair => new[] { zones[pair.Key.Item1], zones[pair.Key.Item2] })
            .Select(place => place?.Position).OfType<Model.Units.Position>());
        var most = pairs.Length == 0 ? 1 : pairs[0].Tonnes;
        foreach (var ((from, to), tonnes, rail) in pairs.Reverse())
        {
            if (zones[from]?.Position is { } a && zones[to]?.Position is { } b)
            {
                svg.Line(map.At(a), map.At(b), ("stroke", rail > tonnes / 2 ? Colours[(int)Mode.Rail] : Colours[(int)Mode.Road]),
                    ("stroke-width", Svg.Number(Math.Max(0.5, tonnes / most * 18))), ("stroke-opacity", "0.45"), ("stroke-linecap",
                        "round"));
            }
        }

        return svg.ToString();
    }

    /// <summary>The railways of the last year, as thick as their tonnes, darker where they are fuller.</summary>
    public string LoadedNetwork(Forecast forecast)
    {
        var svg = Begin("railway freight in {0}: lines as thick as tonnes, red where full", forecast, LastYear(forecast));
        if (forecast.Years.IsEmpty)
        {
            return svg.ToString();
        }

        var year = forecast.Years[^1];
        var scenario = Scenario.Find(corridor, forecast.Scenario)!;
        var network = scenario.On(corridor, new NodaTime.LocalDate(year.Year, 7, 1));
        var loads = year.Lines.ToDictionary(load => load.Line);
        var sections = network.Corridor.Sections.Where(section => loads.ContainsKey(section.Line)).ToArray();
        var ends = sections.SelectMany(section => new[] { section.From, section.To }).Distinct()
            .ToDictionary(place => place, place => network.FindPlace(place)?.Position);
        var map = MapScale.Of(ends.Values.OfType<Model.Units.Position>());
        var most = Math.Max(1, year.Lines.Select(load => load.Tonnes).DefaultIfEmpty().Max());
        foreach (var section in sections)
        {
            if (ends[section.From] is { } a && ends[section.To] is { } b)
            {
                var load = loads[section.Line];
                svg.Line(map.At(a), map.At(b), ("stroke", load.Saturation >= 0.99 ? "#b91c1c" : Colours[(int)Mode.Rail]),
                    ("stroke-width", Svg.Number(Math.Max(0.7, load.Tonnes / most * 14))), ("stroke-linecap", "round"));
            }
        }

        return svg.ToString();
    }

    private Svg Begin(string title, Forecast forecast, params ReadOnlySpan<object?> values)
    {
        var words = language.Say(title, values);
        var svg = new Svg(Width, Height, words, language.Say("forecast · scenario {0} · {1}–{2} · growth {3}° · optimism {4}",
            forecast.Scenario, forecast.Question.FirstYear, forecast.Question.LastYear, forecast.Question.Growth.ToString()
                .ToLowerInvariant(),
            forecast.Question.Optimism.ToString("0.##", CultureInfo.InvariantCulture)));
        svg.Text((Margin, 36), words, ("font-size", "18"), ("fill", "#111827"));
        return svg;
    }

    private void Legend(Svg svg)
    {
        foreach (var mode in Enum.GetValues<Mode>())
        {
            var x = Margin + ((int)mode * 130);
            svg.Rectangle((x, 50), (14, 14), ("fill", Colours[(int)mode]));
            svg.Text((x + 20, 62), language.Say(mode switch { Mode.Road => "lorry", Mode.Rail => "rail", _ => "ship" }), ("font-size",
                "13"));
        }
    }

    private static int LastYear(Forecast forecast) => forecast.Years.IsEmpty ? forecast.Question.LastYear : forecast.Years[^1].Year;

    /// <summary>A plain map: degrees to pixels, east and north shrunk alike at the middle latitude.</summary>
    private readonly record struct MapScale(double West, double North, double PixelsPerDegree, double Squeeze)
    {
        public static MapScale Of(IEnumerable<Model.Units.Position> positions)
        {
            var all = positions.ToArray();
            if (all.Length == 0)
            {
                return new MapScale(100, 30, 20, 1);
            }

            var (west, east) = (all.Min(at => at.Longitude), all.Max(at => at.Longitude));
            var (south, north) = (all.Min(at => at.Latitude), all.Max(at => at.Latitude));
            var squeeze = Math.Cos((south + north) / 2 * Math.PI / 180);
            var scale = Math.Min((Width - (2 * Margin)) / Math.Max(0.1, (east - west) * squeeze),
                (Height - (2 * Margin)) / Math.Max(0.1, north - south));
            return new MapScale(west, north, scale, squeeze);
        }

        public (double X, double Y) At(Model.Units.Position at) =>
            (Margin + ((at.Longitude - West) * Squeeze * PixelsPerDegree), Margin + ((North - at.Latitude) * PixelsPerDegree));
    }
}
