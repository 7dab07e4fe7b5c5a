using Lienvan.Model.Borders;
using Lienvan.Model.Places;

namespace Lienvan.Planner.Search;

/// <summary>What a side of a crossing asks of this cargo, and when it works.</summary>
internal sealed class BorderRules(MoveContext context)
{
    private readonly Dictionary<(CrossingId, bool), OpenTimes> passages = [];
    private readonly Dictionary<(CrossingId, PlaceId, TradeDirection), BorderSide> atBorder = [];

    /// <summary>The side's hours at the crossing.</summary>
    public OpenTimes SideOpen(Crossing crossing, PlaceId side) =>
        context.Terrain.Open(side == crossing.PlaceA ? crossing.HoursA : crossing.HoursB);

    /// <summary>When both sides let this cargo pass that way: hours of both, without days on which the crossing is closed.</summary>
    public OpenTimes PassageOpen(Crossing crossing, bool isAToB)
    {
        if (!passages.TryGetValue((crossing.Id, isAToB), out var open))
        {
            open = WithoutClosures(context.Terrain.Open(crossing.HoursA).And(context.Terrain.Open(crossing.HoursB)), crossing, isAToB);
            passages.Add((crossing.Id, isAToB), open);
        }

        return open;
    }

    /// <summary>The formalities of one side at the border itself, in order: customs, then quarantine if the goods need it.</summary>
    /// <param name="crossing">The crossing.</param>
    /// <param name="side">The side's place.</param>
    /// <param name="direction">Leaving or entering the side's country.</param>
    public BorderSide AtBorder(Crossing crossing, PlaceId side, TradeDirection direction)
    {
        if (atBorder.TryGetValue((crossing.Id, side, direction), out var known))
        {
            return known;
        }

        var steps = ImmutableArray.CreateBuilder<Step>();
        var assumptions = ImmutableArray.CreateBuilder<Assumption>();
        var usd = 0.0;
        foreach (var kind in Kinds())
        {
            if (Find(crossing.Id, context.CountryOf(side), direction, kind, at: null) is { } formality)
            {
                steps.Add(StepOf(formality, SideOpen(crossing, side)));
                usd += context.Pricing.Charge(formality.Fee);
                assumptions.AddRange(MoveContext.AssumptionOf(formality.Provenance, "formality " + formality.Id));
            }
        }

        return atBorder[(crossing.Id, side, direction)] = new BorderSide(steps.ToImmutable(), usd, assumptions.ToImmutable());
    }

    public Step StepOf(Formality formality, OpenTimes sideOpen)
    {
        var kind = formality.Direction == TradeDirection.Export ? StepKind.ExportFormality : StepKind.ImportFormality;
        var open = formality.Hours is null ? sideOpen : context.Terrain.Open(formality.Hours);
        return new Step(kind, open, context.Time(formality.Dwell, $"{formality.Kind}:{formality.Country}"), NoteOf(formality));
    }

    /// <summary>Whether import at that crossing can be cleared inland somewhere.</summary>
    public bool HasInlandImport(Crossing crossing, PlaceId side) => context.Terrain.Formalities[crossing.Id].Any(formality =>
        formality.At is not null && formality.Direction == TradeDirection.Import && formality.Country == context.CountryOf(side) &&
            IsForGoods(formality));

    /// <summary>The formalities that can be done inland at that place.</summary>
    public IEnumerable<Formality> Inland(PlaceId place) => context.Terrain.InlandFormalities[place].Where(IsForGoods);

    private FormalityKind[] Kinds() =>
        context.Cargo.Goods.NeedsQuarantine ? [FormalityKind.Customs, FormalityKind.Quarantine] : [FormalityKind.Customs];

    /// <summary>A row that names the goods goes before one for all; of several regimes open to the sender the quickest is taken.</summary>
    private Formality? Find(CrossingId crossing, CountryId country, TradeDirection direction, FormalityKind kind, PlaceId? at) =>
        context.Terrain.Formalities[crossing]
        .Where(formality => formality.Country == country && formality.Direction == direction && formality.Kind == kind &&
            formality.At == at && IsForGoods(formality))
        .OrderByDescending(formality => !formality.Goods.IsEmpty)
        .ThenBy(formality => formality.Dwell.P50Minutes).ThenBy(formality => formality.Id, StringComparer.Ordinal).FirstOrDefault();

    private bool IsForGoods(Formality formality) =>
        (formality.Goods.IsEmpty || formality.Goods.Contains(context.Cargo.Goods.Id)) &&
        (formality.Regime == ClearanceRegime.Standard || !context.Request.OnlyStandardClearance);

    private OpenTimes WithoutClosures(OpenTimes open, Crossing crossing, bool isAToB)
    {
        var rows = context.Terrain.CrossingStatus[crossing.Id].ToArray();
        if (rows.Length == 0)
        {
            return open;
        }

        var zone = context.Network.GetPlace(crossing.PlaceA).Zone;
        var direction = isAToB ? CrossingDirection.AToB : CrossingDirection.BToA;
        var first = context.Request.Origin.InZone(zone).Date;
        for (var day = first; day <= first.PlusDays(context.Request.HorizonDays); day = day.PlusDays(1))
        {
            if (Array.Exists(rows, row => row.Validity.Covers(day)) &&
                context.Network.FindClosure(crossing.Id, direction, context.Cargo.Goods.Id, day) is { } closure)
            {
                context.Refusals.Add(RefusalKind.GateClosed, crossing.Id.Value,
                    $"{crossing.Name.English} is {closure.State.ToString().ToLowerInvariant()}: {closure.Reason}");
                open = open.Without(
                    context.SecondOf(zone.AtStartOfDay(day).ToInstant()), context.SecondOf(zone.AtStartOfDay(day.PlusDays(1)).ToInstant()));
            }
        }

        return open;
    }

    private static string NoteOf(Formality formality) => formality.Regime switch
    {
        ClearanceRegime.Smart => $"{formality.Kind}, declared beforehand at a smart gate",
        ClearanceRegime.Appointment => $"{formality.Kind}, by appointment",
        _ => formality.Kind.ToString(),
    };
}
