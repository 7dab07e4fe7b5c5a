using System.Globalization;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Borders;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;

namespace Lienvan.App.Rendering;

/// <summary>A forecast as text: by mode, over crossings and on lines in some of its years, what fills up, and what it rests on.</summary>
internal sealed class ForecastText(TextWriter output, Language language, Corridor corridor)
{
    /// <summary>Years that a table of text has room for.</summary>
    private const int MostColumns = 8;

    private const int MostRows = 24;

    public void Print(Forecast forecast, IReadOnlyList<CalibrationLine> published)
    {
        var question = forecast.Question;
        Say("forecast · scenario {0} · {1}–{2} · growth {3}° · optimism {4}", forecast.Scenario, question.FirstYear, question.LastYear,
            language.Say(question.Growth switch { GrowthCase.Low => "low", GrowthCase.High => "high", _ => "medium" }),
            question.Optimism.ToString("0.##", CultureInfo.InvariantCulture));
        if (!forecast.IsComplete)
        {
            Say("stopped: {0} of {1} years", forecast.Years.Length, question.LastYear - question.FirstYear + 1);
        }

        if (forecast.Years.IsEmpty)
        {
            return;
        }

        var years = Shown(forecast.Years);
        output.WriteLine();
        PrintModes(years);
        output.WriteLine();
        PrintCrossings(years);
        output.WriteLine();
        PrintLines(years);
        output.WriteLine();
        PrintSaturation(forecast);
        PrintPrices(years[^1]);
        output.WriteLine();
        PrintPublished(published);
        PrintElasticities(forecast);
        Say("largest gap between flows, frequencies and capacities: {0} % · {1} assumptions° with --json",
            Fixed(forecast.Years.Max(year => year.ConsistencyGap) * 100, 2), forecast.Assumptions.Length);
    }

    /// <summary>The first year, the last, and round ones between.</summary>
    private static ImmutableArray<ForecastYear> Shown(ImmutableArray<ForecastYear> years)
    {
        if (years.Length <= MostColumns)
        {
            return years;
        }

        var step = Math.Max(5, (int)Math.Ceiling(years.Length / (MostColumns - 1.0) / 5) * 5);
        return [.. years.Where(year => year == years[0] || year == years[^1] || year.Year % step == 0).Take(MostColumns + 1)];
    }

    private void PrintModes(ImmutableArray<ForecastYear> years)
    {
        Say("million tonnes a year, share of the direction; passengers in million trips");
        var table = Table(years, language.Say("direction"), language.Say("mode"));
        var sums = years.Select(year => ForecastSums.Modes(year).ToArray()).ToArray();
        foreach (var key in sums.SelectMany(year => year).Select(sum => (sum.Direction, sum.Mode, IsFreight: sum.Tonnes > 0)).Distinct())
        {
            table.Add(
            [
                NameOf(key.Direction, key.IsFreight), NameOf(key.Mode), .. sums.Select(year =>
                    year.FirstOrDefault(sum => sum.Direction == key.Direction && sum.Mode == key.Mode
                        && sum.Tonnes > 0 == key.IsFreight) is { } sum
                        ? $"{Fixed((sum.Tonnes + sum.Trips) / 1e6, 2)} {Fixed(sum.Share * 100, 0)} %"
                        : "–"),
            ]);
        }

        table.Print(output, " ");
    }

    private void PrintCrossings(ImmutableArray<ForecastYear> years)
    {
        Say("over crossings: million tonnes a year both ways, and how full");
        var table = Table(years, language.Say("crossing"));
        var ids = years[^1].Crossings.GroupBy(load => load.Crossing).Where(loads => loads.Any(load => load.Mode != Mode.Sea))
            .OrderByDescending(loads => loads.Sum(load => load.Tonnes)).Select(loads => loads.Key).Take(MostRows);
        foreach (var id in ids)
        {
            table.Add(
            [
                NameOf(corridor.Crossings.FirstOrDefault(row => row.Id == id)?.Name, id.Value),
                .. years.Select(year => year.Crossings.Where(load => load.Crossing == id).ToArray() is { Length: > 0 } loads
                    ? Fixed(loads.Sum(load => load.Tonnes) / 1e6, 2) + Full(loads.Max(load => load.Saturation)) : "–"),
            ]);
        }

        table.Print(output, " ");
    }

    private void PrintLines(ImmutableArray<ForecastYear> years)
    {
        Say("on railway lines: million tonnes a year, and how full the fullest section is");
        var table = Table(years, language.Say("line"));
        foreach (var id in years.SelectMany(year => year.Lines).Where(load => load.Saturation is not null).GroupBy(load => load.Line)
            .OrderByDescending(loads => loads.Max(load => load.Tonnes)).Select(loads => loads.Key).Take(MostRows))
        {
            table.Add(
            [
                NameOf(corridor.Lines.FirstOrDefault(row => row.Id == id)?.Name, id.Value),
                .. years.Select(year => year.Lines.FirstOrDefault(load => load.Line == id) is { } load
                    ? Fixed(load.Tonnes / 1e6, 2) + Full(load.Saturation) : "–"),
            ]);
        }

        table.Print(output, " ");
    }

    private void PrintSaturation(Forecast forecast)
    {
        var full = forecast.Saturation.Where(found => found.Year is not null).ToArray();
        if (full.Length == 0)
        {
            Say("nothing fills up in these years");
            return;
        }

        Say("what fills up, and when");
        var table = new TextTable(language.Say("year") + ">", language.Say("what"), language.Say("where"));
        foreach (var found in full.Take(MostRows))
        {
            table.Add(found.Year!.Value.ToString(CultureInfo.InvariantCulture), found.Id, language.Translate(found.Bottleneck));
        }

        table.Print(output, " ");
    }

    private void PrintPrices(ForecastYear year)
    {
        foreach (var price in year.Prices.OrderByDescending(price => price.UsdADay).Take(6))
        {
            Say("{0}: one more {1} at {2} is worth {3} USD", year.Year, language.Translate(price.Unit), price.Id,
                NumberText.Money(price.UsdADay));
        }
    }

    private void PrintPublished(IReadOnlyList<CalibrationLine> published)
    {
        if (published.Count == 0)
        {
            return;
        }

        Say("beside what is published");
        var table = new TextTable(language.Say("what"), language.Say("published") + ">", language.Say("model") + ">",
            language.Say("off") + ">", "");
        foreach (var line in published.Take(MostRows * 2))
        {
            table.Add(line.What, NumberText.Money(line.Published), NumberText.Money(line.Modelled),
                line.Published == 0 ? "–" : ((line.Modelled / line.Published * 100) - 100).ToString("+0;-0;0",
                    CultureInfo.InvariantCulture) + " %",
                language.Say(line.IsFitted ? "fitted" : "predicted"));
        }

        table.Print(output, " ");
        output.WriteLine();
    }

    private void PrintElasticities(Forecast forecast)
    {
        foreach (var one in forecast.Elasticities.Where(one => one.Share == Mode.Rail))
        {
            Say("rail's share answers to the price of {0} by {1}, to its time by {2}", NameOf(one.Changed), Fixed(one.OfPrice, 2),
                Fixed(one.OfTime, 2));
        }
    }

    private static TextTable Table(ImmutableArray<ForecastYear> years, params string[] first) =>
        new([.. first, .. years.Select(year => year.Year.ToString(CultureInfo.InvariantCulture) + ">")]);

    private static string Full(double? saturation) => saturation is { } share ? $" {Fixed(share * 100, 0)} %" : "";

    private string NameOf(Model.Places.LocalName? name, string id) => name is null ? id
        : language.Code switch { "vi" => name.Vietnamese, "zh" => name.Chinese, _ => name.English };

    private string NameOf(TradeDirection? direction, bool isFreight) => direction switch
    {
        TradeDirection.Export => language.Say("Viet Nam to China"),
        TradeDirection.Import => language.Say("China to Viet Nam"),
        _ => language.Say(isFreight ? "other freight" : "other journeys"),
    };

    private string NameOf(Mode mode) => language.Say(mode switch { Mode.Road => "lorry", Mode.Rail => "rail", _ => "ship" });

    private static string Fixed(double value, int decimals) =>
        value.ToString(decimals == 0 ? "0" : "0." + new string('0', decimals), CultureInfo.InvariantCulture);

    private void Say(string english, params ReadOnlySpan<object?> values) => output.WriteLine(language.Say(english, values));
}
