using Lienvan.Model.Places;

namespace Lienvan.Demand.Forecasts;

/// <summary>When crossings, lines and terminals fill up, and what of them does.</summary>
internal static class SaturationFinder
{
    /// <summary>As full as a price of its capacity makes it: the last hundredth is left to how far a year was solved.</summary>
    private const double Full = 0.99;

    public static ImmutableArray<SaturationYear> Of(ImmutableArray<ForecastYear> years)
    {
        var crossings = years.SelectMany(year => year.Crossings.Where(load => load.Saturation is not null)
            .GroupBy(load => load.Crossing).Select(loads =>
                (Kind: SaturatedThing.Crossing, Id: loads.Key.Value, year.Year, Saturation: loads.Max(load => load.Saturation!.Value),
                    Bottleneck: loads.First().LimitedBy)));
        var lines = years.SelectMany(year => year.Lines.Where(load => load.Saturation is not null).Select(load =>
            (Kind: SaturatedThing.Line, Id: load.Line.Value, year.Year, Saturation: load.Saturation!.Value,
                Bottleneck: load.FullestSection ?? "")));
        var terminals = years.SelectMany(year => year.Terminals.Select(load =>
            (Kind: SaturatedThing.Terminal, Id: load.Terminal.Value, year.Year, load.Saturation,
                Bottleneck: load.Work == Operation.LiftContainer ? "cranes" : "gangs")));
        return
        [
            .. crossings.Concat(lines).Concat(terminals).GroupBy(load => (load.Kind, load.Id)).Select(loads =>
            {
                var full = loads.Where(load => load.Saturation >= Full).OrderBy(load => load.Year).Take(1).ToArray();
                var most = loads.MaxBy(load => load.Saturation);
                return new SaturationYear(loads.Key.Kind, loads.Key.Id, full.Length == 0 ? null : full[0].Year,
                    (full.Length == 0 ? most : full[0]).Bottleneck, most.Saturation);
            }).OrderBy(found => found.Year ?? int.MaxValue).ThenByDescending(found => found.LargestSaturation)
                .ThenBy(found => found.Id, StringComparer.Ordinal),
        ];
    }
}
