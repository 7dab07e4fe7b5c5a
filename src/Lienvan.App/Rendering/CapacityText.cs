using System.Globalization;
using System.Text.Json.Nodes;
using Lienvan.Model.Places;
using Lienvan.Operations.Timetables.Compression;
using NodaTime.Text;

namespace Lienvan.App.Rendering;

/// <summary>Capacity of a line as text and as JSON; docs/capacity.md describes both.</summary>
internal sealed class CapacityText(LineDay question, CapacityReport report, SubjectNames subjects, Language language)
{
    private readonly LineNames names = new(question.Network, question.Railway, question.Line, language);

    public string ToText()
    {
        using var output = new StringWriter { NewLine = "\n" };
        output.WriteLine(language.Say("{0} ({1}), {2}: measured with {3}", names.NameOf(question.Line.Line.Name), question.Line.Line.Id,
            new TimeText(language).Date(question.Day), report.Train));
        PrintSections(output);
        output.WriteLine(language.Say("Fullest: {0} – {1}, {2} % of {3} min; recommended at most {4} % (additional time {5} %°)",
            names.Of(report.Bottleneck.From), names.Of(report.Bottleneck.To), Percent(report.Bottleneck.OccupancyWithUntimed),
            Whole(report.Bottleneck.AvailableMinutes), Percent(100 / (100 + report.Rate.DayPercent)), Whole(report.Rate.DayPercent)));
        output.WriteLine(language.Say("Narrowest: {0} – {1}, {2} pairs a day, trains alternating", names.Of(report.Narrowest.From),
            names.Of(report.Narrowest.To), One(report.Narrowest.PairsPerDay)));
        output.WriteLine(language.Say("Added end to end among the timetabled trains until nothing fits: {0} trains", report.AddedTrains));
        PrintWhatIfs(output);
        PrintPublished(output);
        PrintCrossings(output);
        return output.ToString();
    }

    public string ToJson() => new JsonObject
    {
        ["line"] = question.Line.Line.Id.Value,
        ["date"] = LocalDatePattern.Iso.Format(question.Day),
        ["scenario"] = question.Network.Scenario.Id.Value,
        ["train"] = report.Train,
        ["sections"] = new JsonArray([.. report.Sections.Select(SectionJson)]),
        ["bottleneck"] = SectionJson(report.Bottleneck),
        ["narrowest"] = SectionJson(report.Narrowest),
        ["additionalTimeRate"] = new JsonObject
        {
            ["use"] = report.Rate.Use.ToString().ToLowerInvariant(), ["peakPercent"] = report.Rate.PeakPercent,
            ["dayPercent"] = report.Rate.DayPercent, ["recommendedOccupancy"] = Math.Round(100 / (100 + report.Rate.DayPercent), 4),
            ["source"] = report.Rate.Provenance.Source, ["confidence"] = ConfidenceOf(report.Rate.Provenance),
        },
        ["saturated"] = new JsonObject { ["addedTrains"] = report.AddedTrains, ["why"] = report.WhyNoMore },
        ["whatIf"] = new JsonArray([.. report.WhatIfs.Select(WhatIfJson)]),
        ["published"] = new JsonArray([.. report.Published.Select(PublishedJson)]),
        ["crossings"] = new JsonArray([.. report.Crossings.Select(CrossingJson)]),
    }.ToJsonString(TimetableReport.JsonOptions) + "\n";

    private void PrintSections(StringWriter output)
    {
        var table = new TextTable(language.Say("section") + "~", "km>", language.Say("tracks") + ">", language.Say("trains") + ">",
            language.Say("untimed") + ">", language.Say("occupied %") + ">", "t1>", "t2>", language.Say("pairs a day") + ">", "Scott>");
        foreach (var section in report.Sections)
        {
            table.Add($"{names.Of(section.From)} – {names.Of(section.To)}", One(section.Length.Kilometres), Whole(section.Tracks),
                Whole(section.Trains), One(section.UntimedTrains), Percent(section.OccupancyWithUntimed), One(section.MinutesOut),
                One(section.MinutesBack), One(section.PairsPerDay), Whole(section.ScottTrains / 2));
        }

        table.Print(output, " ");
    }

    private void PrintWhatIfs(StringWriter output)
    {
        output.WriteLine();
        var table = new TextTable(language.Say("what if") + "~", language.Say("pairs a day") + ">", language.Say("then narrowest"),
            language.Say("fullest %") + ">");
        foreach (var row in report.WhatIfs)
        {
            table.Add(row.What, One(row.PairsPerDay), row.Bottleneck, Percent(row.Occupancy));
        }

        table.Print(output, " ");
    }

    private void PrintPublished(StringWriter output)
    {
        if (report.Published.IsEmpty)
        {
            return;
        }

        output.WriteLine();
        var table = new TextTable(language.Say("published") + "~", language.Say("pairs a day") + ">", language.Say("computed") + ">",
            language.Say("with reserve") + ">", language.Say("confidence"));
        foreach (var row in report.Published)
        {
            table.Add($"{names.Of(row.From)} – {names.Of(row.To)}", One(row.PublishedTrains / 2), One(row.ComputedTrains / 2),
                One(row.ComputedWithReserve / 2), ConfidenceOf(row.Provenance));
        }

        table.Print(output, " ");
    }

    private void PrintCrossings(StringWriter output)
    {
        if (report.Crossings.IsEmpty)
        {
            return;
        }

        output.WriteLine();
        var table = new TextTable(language.Say("crossing"), language.Say("gauge") + ">", language.Say("line") + ">",
            language.Say("tracks") + ">",
            language.Say("handling") + ">", language.Say("declared") + ">", language.Say("trains a day") + ">",
            language.Say("TEU a year") + ">", language.Say("t a year") + ">", language.Say("limited by"));
        foreach (var row in report.Crossings)
        {
            string Limit(CrossingLimit limit) => row.TrainsByLimit.TryGetValue(limit, out var trains) ? One(trains) : "—";
            table.Add(row.Crossing.Value, Whole(row.Gauge.Millimetres), Limit(CrossingLimit.Line), Limit(CrossingLimit.StationTracks),
                Limit(CrossingLimit.Handling), Limit(CrossingLimit.Declared), One(row.TrainsPerDay),
                NumberText.Significant(row.TeuPerYear), NumberText.Significant(row.TonnesPerYear), LimitWord(row.LimitedBy));
        }

        table.Print(output, " ");
    }

    private JsonNode SectionJson(SectionCapacity section) => new JsonObject
    {
        ["section"] = section.Section,
        ["from"] = section.From.Value,
        ["to"] = section.To.Value,
        ["km"] = Math.Round(section.Length.Kilometres, 3),
        ["tracks"] = section.Tracks,
        ["trains"] = section.Trains,
        ["untimedTrains"] = Math.Round(section.UntimedTrains, 3),
        ["compressedMinutes"] = Math.Round(section.CompressedMinutes, 2),
        ["occupancy"] = Math.Round(section.Occupancy, 4),
        ["occupancyWithUntimed"] = Math.Round(section.OccupancyWithUntimed, 4),
        ["capacityConsumption"] = Math.Round(section.OccupancyWithUntimed * (1 + (report.Rate.DayPercent / 100)), 4),
        ["minutesOut"] = Math.Round(section.MinutesOut, 2),
        ["minutesBack"] = Math.Round(section.MinutesBack, 2),
        ["crossingMinutes"] = section.CrossingMinutes,
        ["availableMinutes"] = section.AvailableMinutes,
        ["pairsPerDay"] = Math.Round(section.PairsPerDay, 2),
        ["scottTrainsPerDay"] = Math.Round(section.ScottTrains, 2),
    };

    private static JsonNode WhatIfJson(WhatIf row) => new JsonObject
    {
        ["what"] = row.What, ["pairsPerDay"] = Math.Round(row.PairsPerDay, 2), ["bottleneck"] = row.Bottleneck,
        ["occupancy"] = Math.Round(row.Occupancy, 4),
    };

    private JsonNode PublishedJson(PublishedCapacity row) => new JsonObject
    {
        ["subject"] = subjects.In(language, row.Subject), ["from"] = row.From.Value, ["to"] = row.To.Value,
        ["publishedPairsPerDay"] = Math.Round(row.PublishedTrains / 2, 2),
        ["computedPairsPerDay"] = Math.Round(row.ComputedTrains / 2, 2),
        ["computedWithReserve"] = Math.Round(row.ComputedWithReserve / 2, 2),
        ["source"] = row.Provenance.Source, ["confidence"] = ConfidenceOf(row.Provenance), ["note"] = row.Provenance.Note,
    };

    private static JsonNode CrossingJson(CrossingCapacity row) => new JsonObject
    {
        ["crossing"] = row.Crossing.Value,
        ["gaugeMm"] = row.Gauge.Millimetres,
        ["trainsPerDay"] = Math.Round(row.TrainsPerDay, 2),
        ["teuPerYear"] = Math.Round(row.TeuPerYear),
        ["tonnesPerYear"] = Math.Round(row.TonnesPerYear),
        ["limitedBy"] = LimitJsonWord(row.LimitedBy),
        ["limits"] = new JsonObject(row.TrainsByLimit.OrderBy(limit => limit.Key)
            .Select(limit => KeyValuePair.Create<string, JsonNode?>(LimitJsonWord(limit.Key), Math.Round(limit.Value, 2)))),
        ["teuPerTrain"] = row.TeuPerTrain,
        ["tonnesPerTrain"] = row.TonnesPerTrain,
    };

    private static string LimitJsonWord(CrossingLimit limit) => limit switch
    {
        CrossingLimit.Line => "line", CrossingLimit.StationTracks => "stationTracks", CrossingLimit.Handling => "handling", _ => "declared",
    };

    private string LimitWord(CrossingLimit limit) => language.Say(limit switch
    {
        CrossingLimit.Line => "line", CrossingLimit.StationTracks => "station tracks", CrossingLimit.Handling => "handling", _ =>
            "declared",
    });

    private static string ConfidenceOf(Provenance row) => row.IsAssumed ? "assumed" : row.Confidence.ToString();

    private static string One(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Whole(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture);
}
