using Lienvan.Demand.Choice;
using Lienvan.Model.Places;

namespace Lienvan.Demand.Forecasts;

/// <summary>
/// How shares of modes in the trade of Viet Nam and China answer to prices and times: all ways of a mode one per cent dearer or slower,
/// shares
/// chosen anew, tonnes of the base year.
/// </summary>
internal static class ElasticityFinder
{
    private const double Step = 0.01;

    public static ImmutableArray<ShareElasticity> Of(ChoiceTable table, YearState state, Preferences preferences)
    {
        var before = Tonnes(table, state, preferences, (_, _) => 0);
        var found = ImmutableArray.CreateBuilder<ShareElasticity>();
        foreach (var changed in Enum.GetValues<Mode>())
        {
            var priced = Tonnes(table, state, preferences, (market, way) => table.Ways[way].Mode == changed ? Money(table, market, way)
                : 0);
            var slowed = Tonnes(table, state, preferences, (market, way) =>
                table.Ways[way].Mode == changed ? table.Ways[way].Hours * table.Markets[market].TimeValue : 0);
            foreach (var share in Enum.GetValues<Mode>().Where(mode => before[(int)mode] > 0))
            {
                found.Add(new ShareElasticity(share, changed, Relative(before, priced, share), Relative(before, slowed, share)));
            }
        }

        return found.ToImmutable();
    }

    private static double Relative(double[] before, double[] after, Mode mode) =>
        Math.Log(after[(int)mode] / before[(int)mode]) / Math.Log(1 + Step);

    private static double Money(ChoiceTable table, int market, int way)
    {
        var (cargo, goods) = (table.Supply.Classes[table.Markets[market].Class], table.Markets[market].Goods);
        return table.Ways[way].Usd / cargo.TonnesOf(goods);
    }

    /// <summary>
    /// Tonnes by mode when each way costs a step more of what is given; by the change of utilities from the shares that were.
    /// </summary>
    private static double[] Tonnes(ChoiceTable table, YearState state, Preferences preferences, Func<int, int, double> dearer)
    {
        var sums = new double[Enum.GetValues<Mode>().Length];
        for (var market = 0; market < table.Markets.Length; market++)
        {
            if (table.Markets[market].Kind.Id != "trade")
            {
                continue;
            }

            var (first, count) = (table.First[market], table.First[market + 1] - table.First[market]);
            var (utilities, nests, shares) = (new double[count], new int[count], new double[count]);
            for (var way = 0; way < count; way++)
            {
                nests[way] = (int)table.Ways[first + way].Mode;
                utilities[way] = UtilityOf(state, first, count, way, nests, table, preferences) -
                    (table.Markets[market].Scale * Step * dearer(market, first + way));
            }

            Logit.NestedShares(utilities, Nests(table, first, count), preferences.ModeScale, shares);
            for (var way = 0; way < count; way++)
            {
                sums[nests[way]] += shares[way] * table.Markets[market].BaseTonnes;
            }
        }

        return sums;
    }

    private static int[] Nests(ChoiceTable table, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(way => (int)table.Ways[way].Mode)];

    /// <summary>A utility that gives the shares that were: μ·ln of the share within its nest, and ln of the nest's share.</summary>
    private static double UtilityOf(
        YearState state, int first, int count, int way, int[] nests, ChoiceTable table, Preferences preferences)
    {
        nests[way] = (int)table.Ways[first + way].Mode;
        var nest = 0.0;
        for (var other = 0; other < count; other++)
        {
            nest += (int)table.Ways[first + other].Mode == nests[way] ? state.Shares[first + other] : 0;
        }

        var share = state.Shares[first + way];
        return share <= 0 ? double.NegativeInfinity : Math.Log(nest) + (preferences.ModeScale * Math.Log(share / nest));
    }
}
