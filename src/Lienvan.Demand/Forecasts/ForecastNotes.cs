using System.Globalization;
using Lienvan.Demand.Flows;
using Lienvan.Model.Dataset;

namespace Lienvan.Demand.Forecasts;

/// <summary>What a forecast rests on, in sentences.</summary>
internal static class ForecastNotes
{
    public static ImmutableArray<string> Assumptions(Corridor corridor, DemandTable table)
    {
        var assumed = corridor.Demand.Where(figure => figure.Provenance.IsAssumed)
            .GroupBy(figure => figure.Provenance.Source, StringComparer.Ordinal)
            .Select(group => string.Create(CultureInfo.InvariantCulture,
                $"demand {Rows(group.Select(figure => figure.Id).ToArray())}: {group.Key}"));
        return
        [
            .. assumed,
            .. table.All("tonnes").Any() ? General : ["the package has no demand table: nothing is forecast"],
        ];
    }

    public static ImmutableArray<string> Sources(Corridor corridor) =>
    [
        .. corridor.Demand.Where(figure => !figure.Provenance.IsAssumed).Select(figure => figure.Provenance.Source)
            .Distinct(StringComparer.Ordinal),
    ];

    private static readonly ImmutableArray<string> General =
    [
        "prices stay those of the base year; no tariff, wage or fuel grows faster than others",
        "the network of a year is that of its first of July",
        "a way over a crossing that has no constant of its own has the mean of its mode and market",
        "railways of two and more tracks, ships and quays take whatever comes; so do crossings and terminals outside Viet Nam and China",
        "a capacity by formula that the base year's traffic exceeds is refuted, and none is known there; nor is it on open single track that "
            + "names no loop in 20 km",
        "services of today run at least as often as published, planned ones at least once a day, all as often as demand needs where capacity "
            + "is left; passenger trains come first, up to three fifths of a line",
    ];

    private static string Rows(string[] ids) => ids.Length <= 3
        ? string.Join(", ", ids)
        : string.Create(CultureInfo.InvariantCulture, $"{ids[0]} … {ids[^1]} ({ids.Length} rows)");
}
