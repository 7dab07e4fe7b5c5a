using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;

namespace Lienvan.Operations.Simulation.Borders.Plans;

/// <summary>What both sides of a crossing ask, both ways.</summary>
internal sealed class PapersCompiler(Epochs epochs, Calendars calendars)
{
    private readonly ILookup<CrossingId, Formality>[] byCrossing =
        [.. epochs.Networks.Select(network => network.Corridor.Formalities.ToLookup(row => row.Crossing))];

    /// <summary>[direction, side]: direction 0 towards b, side 0 the one that is left.</summary>
    public PapersPlan[,] Of(Crossing crossing)
    {
        var papers = new PapersPlan[2, 2];
        for (var direction = 0; direction < 2; direction++)
        {
            var (left, entered) = direction == 0 ? (crossing.PlaceA, crossing.PlaceB) : (crossing.PlaceB, crossing.PlaceA);
            papers[direction, 0] = Side(crossing, left, TradeDirection.Export);
            papers[direction, 1] = Side(crossing, entered, TradeDirection.Import);
        }

        return papers;
    }

    private PapersPlan Side(Crossing crossing, PlaceId side, TradeDirection direction)
    {
        PapersRow?[] Rows(Func<Formality, bool> isWanted) =>
        [
            .. epochs.Networks.Select((network, epoch) => byCrossing[epoch][crossing.Id]
                .Where(row => row.Country == network.GetPlace(side).Country && row.Direction == direction && row.At is null
                    && isWanted(row))
                .OrderBy(row => row.Dwell.P50Minutes).ThenBy(row => row.Id, StringComparer.Ordinal)
                .Select(row => ToRow(row, side == crossing.PlaceA ? crossing.HoursA : crossing.HoursB)).FirstOrDefault()),
        ];
        return new PapersPlan
        {
            Customs = Rows(row => row is { Kind: FormalityKind.Customs, Regime: ClearanceRegime.Standard, Goods.IsEmpty: true }),
            Quick = Rows(row => row is { Kind: FormalityKind.Customs, Regime: not ClearanceRegime.Standard, Goods.IsEmpty: true }),
            Quarantine = Rows(row => row.Kind == FormalityKind.Quarantine),
        };
    }

    private PapersRow ToRow(Formality row, Lienvan.Model.Time.HoursId? sideHours) =>
        new(row.Dwell, row.InspectionShare ?? 0, calendars.Of(row.Hours ?? sideHours), row.Provenance.IsAssumed);
}
