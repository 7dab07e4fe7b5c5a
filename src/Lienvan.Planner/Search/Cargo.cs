using Lienvan.Model.Places;
using Lienvan.Model.Units;

namespace Lienvan.Planner.Search;

/// <summary>What is sent, as the search needs to know it.</summary>
internal sealed record Cargo
{
    /// <summary>Mass of an empty container of 20 feet. Source: usual tare of an ISO 1AA/1CC box, assumed.</summary>
    private static readonly Mass Tare20 = Mass.FromTonnes(2.2);

    /// <summary>Mass of an empty container of 40 feet.</summary>
    private static readonly Mass Tare40 = Mass.FromTonnes(3.8);

    /// <summary>What a lorry carries, container included. Source: five or six axles in Viet Nam and China, assumed.</summary>
    private static readonly Mass LorryPayload = Mass.FromTonnes(30);

    public required Goods Goods { get; init; }

    /// <summary>What every vehicle, terminal and gate on the way must accept.</summary>
    public required CargoKinds Needs { get; init; }

    public required int Boxes20 { get; init; }

    public required int Boxes40 { get; init; }

    /// <summary>The goods alone, without containers.</summary>
    public required Mass Mass { get; init; }

    public int Teu => Boxes20 + (2 * Boxes40);

    public int Boxes => Boxes20 + Boxes40;

    public bool IsBulk => Needs.HasFlag(CargoKinds.Bulk);

    public Mass GrossMass => Mass + (Tare20 * Boxes20) + (Tare40 * Boxes40);

    /// <summary>The heaviest box, if the goods are spread by volume.</summary>
    public Mass HeaviestBox => Boxes == 0 ? default : Boxes40 > 0 ? (Mass * (2.0 / Teu)) + Tare40 : (Mass * (1.0 / Teu)) + Tare20;

    /// <summary>Lorries it takes: one for each box of 40 feet, one for two light boxes of 20 feet.</summary>
    public int Lorries
    {
        get
        {
            if (Boxes == 0)
            {
                return Math.Max(1, (int)Math.Ceiling(Mass.Tonnes / LorryPayload.Tonnes));
            }

            var light = ((Mass * (1.0 / Teu)) + Tare20) * 2;
            return Boxes40 + (light <= LorryPayload ? (Boxes20 + 1) / 2 : Boxes20);
        }
    }

    /// <summary>How many units a charge is made for.</summary>
    public double UnitsOf(ChargeUnit unit) => unit switch
    {
        ChargeUnit.Teu => IsBulk ? Mass.Tonnes / Goods.PerTeu.Tonnes : Teu,
        ChargeUnit.Box => IsBulk ? Lorries : Boxes,
        ChargeUnit.Box20 => Boxes20,
        ChargeUnit.Box40 => Boxes40,
        ChargeUnit.T => IsBulk ? Mass.Tonnes : GrossMass.Tonnes,
        ChargeUnit.Vehicle => Lorries,
        ChargeUnit.Consignment => 1,
        _ => 0,
    };
}
