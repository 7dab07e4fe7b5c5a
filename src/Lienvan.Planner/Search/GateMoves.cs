using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Units;

namespace Lienvan.Planner.Search;

/// <summary>Crossing a border by road, and clearing customs inland.</summary>
internal sealed class GateMoves
{
    private readonly MoveContext context;
    private readonly TerminalMoves terminals;
    private readonly BorderRules rules;
    private readonly ILookup<PlaceId, Crossing> byPlace;

    public GateMoves(MoveContext context, TerminalMoves terminals)
    {
        this.context = context;
        this.terminals = terminals;
        rules = new BorderRules(context);
        var usable = context.Network.Corridor.Crossings.Where(crossing => crossing.Mode == Mode.Road && context.Lets(crossing)).ToArray();
        byPlace = usable.SelectMany(crossing => new[] { (crossing.PlaceA, crossing), (crossing.PlaceB, crossing) })
            .ToLookup(pair => pair.Item1, pair => pair.crossing);
    }

    /// <summary>Both sides of every road crossing that this cargo may use.</summary>
    public IEnumerable<PlaceId> Places => byPlace.Select(group => group.Key);

    public void AddMoves(int id, CargoState state, Func<CargoState, int> idOf, List<Edge> moves)
    {
        foreach (var crossing in byPlace[state.Place])
        {
            if (Cross(id, state, crossing, idOf) is { } move)
            {
                moves.Add(move);
            }
        }
    }

    public void AddClearances(int id, CargoState state, Func<CargoState, int> idOf, List<Edge> moves)
    {
        foreach (var formality in rules.Inland(state.Place))
        {
            if (formality.Country != context.CountryOf(state.Place) ||
                !context.Terrain.CrossingIndexes.TryGetValue(formality.Crossing, out var crossing))
            {
                continue;
            }

            var isExport = formality.Direction == TradeDirection.Export;
            if (isExport ? state.Customs.IsInOrder : state.Customs.IsUnderSealFrom(crossing))
            {
                moves.Add(Clear(id, state, formality, isExport ? CustomsState.ClearedForExportAt(crossing) : default, idOf));
            }
        }
    }

    private StepEdge Clear(int id, CargoState state, Formality formality, CustomsState customs, Func<CargoState, int> idOf) => new()
    {
        From = id,
        To = idOf(state with { Customs = customs }),
        Kind = EdgeKind.ClearInland,
        CostUsd = context.Pricing.Charge(formality.Fee),
        Co2Grams = 0,
        Steps = [rules.StepOf(formality, OpenTimes.Always)],
        Chosen = [.. MoveContext.AssumptionOf(formality.Provenance, "formality " + formality.Id)],
    };

    private StepEdge? Cross(int id, CargoState state, Crossing crossing, Func<CargoState, int> idOf)
    {
        var isAToB = state.Place == crossing.PlaceA;
        var other = isAToB ? crossing.PlaceB : crossing.PlaceA;
        var steps = new List<Step>();
        var assumptions = new List<Assumption>(MoveContext.AssumptionOf(crossing.Provenance, "crossing " + crossing.Id));
        var usd = context.Pricing.Charge(crossing.Fee);
        usd += Add(rules.AtBorder(crossing, state.Place, TradeDirection.Export), steps, assumptions);

        if (FindChange(crossing) is not { } change)
        {
            context.Refusals.Add(RefusalKind.TruckRule, crossing.Id.Value, crossing.TruckRules == TruckRules.Through
                ? $"{crossing.Name.English} is for lorries with a permit only (--permit)"
                : $"{crossing.Name.English} has no yard where this cargo can change lorries");
            return null;
        }

        usd += change.Usd;
        steps.AddRange(change.Steps);
        assumptions.AddRange(change.Assumptions);
        var simulated = context.FindSimulated(crossing.Id, isAToB);
        steps.Add(new Step(StepKind.Passage, rules.PassageOpen(crossing, isAToB),
            context.Time(simulated?.Passage ?? crossing.Passage, "passage:" + crossing.Mode),
            simulated is null ? "" : "simulated_dwells " + simulated.Id));
        if (simulated is not null)
        {
            assumptions.AddRange(MoveContext.AssumptionOf(simulated.Provenance, "simulated_dwells " + simulated.Id));
        }

        usd += Add(rules.AtBorder(crossing, other, TradeDirection.Import), steps, assumptions);
        return new StepEdge
        {
            From = id,
            To = idOf(state with { Place = other }),
            Kind = EdgeKind.CrossByRoad,
            CostUsd = usd,
            Co2Grams = context.Pricing.Emission(Mode.Road, Traction.Diesel, context.CountryOf(state.Place), crossing.Length).Grams,
            Crossing = crossing,
            Length = crossing.Length,
            Steps = [.. steps],
            Notes = change.Notes,
            Chosen = assumptions,
        };
    }

    private static double Add(BorderSide part, List<Step> steps, List<Assumption> assumptions)
    {
        steps.AddRange(part.Steps);
        assumptions.AddRange(part.Assumptions);
        return part.Usd;
    }

    /// <summary>
    /// What happens to the lorry: through with a permit; else the cargo changes lorries if a yard there can do it; else the tractor is
    /// swapped.
    /// </summary>
    private (ImmutableArray<Step> Steps, double Usd, ImmutableArray<string> Notes, ImmutableArray<Assumption> Assumptions)? FindChange(
        Crossing crossing)
    {
        if (crossing.TruckRules.HasFlag(TruckRules.Through))
        {
            if (context.Request.HasThroughPermit)
            {
                return ([], 0, ["the lorry drives through with a permit"], []);
            }

            if (crossing.TruckRules == TruckRules.Through)
            {
                return null;
            }
        }

        if (crossing.TruckRules.HasFlag(TruckRules.Transload) &&
            (terminals.FindTransload(crossing.PlaceA) ?? terminals.FindTransload(crossing.PlaceB)) is { } yard)
        {
            var step = new Step(
                StepKind.Transload, terminals.Open(yard.Terminal, yard.Work), context.Time(yard.Work.Dwell, "handling:gates"),
                    yard.Terminal.Name.English);
            ImmutableArray<string> notes = crossing.TruckRules.HasFlag(TruckRules.Through)
                ? ["with a permit (--permit) the lorry could drive through"] : [];
            return ([step], context.Pricing.Charge(yard.Work.Fee), notes,
                [.. MoveContext.AssumptionOf(yard.Work.Provenance, "handling " + yard.Work.Id)]);
        }

        return crossing.TruckRules.HasFlag(TruckRules.Swap) ? ([], 0, ["the trailer gets a tractor of the other country"], []) : null;
    }
}
