using System.Text.Json.Nodes;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Dataset;

namespace Lienvan.App.Rendering;

/// <summary>The tables and drawings of a forecast, by name of file.</summary>
internal static class ForecastFiles
{
    /// <summary>Flows between two zones under so many tonnes or trips a year stand together in a row without zones.</summary>
    private const double LeastFlow = 500;

    /// <summary>Flows between zones are told for the first and last year and each so many years between.</summary>
    private const int YearsBetween = 10;

    public static IEnumerable<(string Name, string Text)> Of(
        Corridor corridor, Forecast forecast, IReadOnlyList<CalibrationLine> published, Language language)
    {
        var charts = new ForecastCharts(corridor, language);
        yield return ("forecast.json", ForecastJson.Render(forecast, published));
        yield return ("modes.csv", CsvText.Write(ByYear(forecast, year => ForecastSums.Modes(year).Select(ForecastJson.OfMode))));
        yield return ("crossings.csv", CsvText.Write(ByYear(forecast, year => year.Crossings.Select(ForecastJson.OfCrossing))));
        yield return ("lines.csv", CsvText.Write(ByYear(forecast, year => year.Lines.Select(ForecastJson.OfLoad))));
        yield return ("terminals.csv", CsvText.Write(ByYear(forecast, year => year.Terminals.Select(ForecastJson.OfTerminal))));
        yield return ("saturation.csv", CsvText.Write(forecast.Saturation.Select(ForecastJson.OfSaturation)));
        yield return ("flows.csv", CsvText.Write(forecast.Years.Where(year => IsTold(forecast, year)).SelectMany(year =>
            Flows(year).Select(flow => ForecastJson.OfFlow(year.Year, flow)))));
        yield return ("mode-shares.svg", charts.ModeShares(forecast));
        yield return ("desire-lines.svg", charts.DesireLines(forecast));
        yield return ("loaded-network.svg", charts.LoadedNetwork(forecast));
    }

    /// <summary>All flows of a year, so that rows add up to its sums.</summary>
    private static IEnumerable<AlternativeFlow> Flows(ForecastYear year)
    {
        var bySize = year.Freight.Concat(year.Passengers).ToLookup(flow => flow.Tonnes + flow.Trips >= LeastFlow);
        return bySize[true].Concat(ZoneSums.Of(bySize[false].Where(flow => flow.Tonnes + flow.Trips > 0)));
    }

    /// <summary>The years that flows between zones are told for.</summary>
    public static IEnumerable<int> ZoneYears(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Where(year => year == first || year == last || year % YearsBetween == 0);

    private static bool IsTold(Forecast forecast, ForecastYear year) =>
        ZoneYears(forecast.Question.FirstYear, forecast.Question.LastYear).Contains(year.Year);

    private static IEnumerable<JsonObject> ByYear(Forecast forecast, Func<ForecastYear, IEnumerable<JsonObject>> rows) =>
        forecast.Years.SelectMany(year => rows(year).Select(row =>
        {
            row.Insert(0, "year", year.Year);
            return row;
        }));
}
