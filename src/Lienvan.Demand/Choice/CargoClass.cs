using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Units;

namespace Lienvan.Demand.Choice;

/// <summary>
/// Goods that travel alike: in the same boxes, by the same rules. One cargo stands for them all in the search for ways; price, time and
/// mass
/// are then reckoned for each.
/// </summary>
/// <param name="Representative">The goods whose cargo stands for all.</param>
/// <param name="Teu">Containers of that cargo; 0 for loose.</param>
/// <param name="Tonnes">Its mass, goods alone.</param>
/// <param name="Goods">All goods of the class.</param>
internal sealed record CargoClass(Goods Representative, int Teu, double Tonnes, ImmutableArray<Goods> Goods)
{
    /// <summary>
    /// Above this a box of 40 feet would be too heavy, so it goes in boxes of 20: 26.5 t of payload in 40 feet. Source: maximum gross
    /// mass of
    /// 30.48 t (ISO 668) less 3.8 t of tare.
    /// </summary>
    private const double HeaviestPerTeu = 13.2;

    /// <summary>What a consignment of loose cargo weighs: a lorry's load.</summary>
    private const double LooseTonnes = 26;

    public bool IsLoose => Teu == 0;

    public bool OnlyTwentyFoot => Teu == 1;

    /// <summary>The mass as a question gives it: loose cargo must say it, boxes hold what such goods weigh.</summary>
    public Mass? AskedMass => IsLoose ? Mass.FromTonnes(LooseTonnes) : null;

    /// <summary>
    /// How many units of a tonne of some goods of the class one consignment of the class is worth in money: tonnes that share its price.
    /// </summary>
    public double TonnesOf(Goods goods) => IsLoose ? Tonnes : Teu * goods.PerTeu.Tonnes;

    public static ImmutableArray<CargoClass> Of(Corridor corridor) =>
    [
        .. corridor.Goods.GroupBy(goods => (goods.Needs, goods.NeedsQuarantine, Teu: TeuOf(goods))).Select(group =>
            new CargoClass(group.First(), group.Key.Teu,
                group.Key.Teu == 0 ? LooseTonnes : group.Key.Teu * group.First().PerTeu.Tonnes, [.. group])),
    ];

    private static int TeuOf(Goods goods) =>
        goods.Form == GoodsForm.Bulk ? 0 : goods.PerTeu.Tonnes > HeaviestPerTeu ? 1 : 2;
}
