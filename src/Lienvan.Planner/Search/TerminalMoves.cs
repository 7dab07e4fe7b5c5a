using Lienvan.Model.Places;

namespace Lienvan.Planner.Search;

/// <summary>
/// Work in terminals that takes the cargo from one carriage to another: lifts, transshipment of bulk, exchange of bogies.
/// </summary>
internal sealed class TerminalMoves
{
    private readonly MoveContext context;
    private readonly ILookup<PlaceId, (Terminal Terminal, Handling Work, Carriage From, Carriage To)> works;
    private readonly Dictionary<PlaceId, Terminal> terminals;

    public TerminalMoves(MoveContext context)
    {
        this.context = context;
        terminals = context.Network.Corridor.Terminals.GroupBy(terminal => terminal.Place)
            .ToDictionary(group => group.Key, group => group.First());
        works = Usable().ToLookup(work => work.Terminal.Place);
    }

    /// <summary>Places where this cargo can go over between road and rail or sea.</summary>
    public IEnumerable<PlaceId> RoadServedPlaces =>
        works.Where(group => group.Any(work => (work.From.Mode == Mode.Road) != (work.To.Mode == Mode.Road))).Select(group => group.Key);

    /// <summary>Moving this cargo from lorry to lorry at that place: the quickest way, or null when the place has none.</summary>
    public (Terminal Terminal, Handling Work)? FindTransload(PlaceId place)
    {
        var found = works[place].Where(work => work.From.Mode == Mode.Road && work.To.Mode == Mode.Road)
            .OrderBy(work => work.Work.Dwell.P50Minutes).ThenBy(work => work.Work.Id, StringComparer.Ordinal).ToArray();
        return found.Length == 0 ? null : (found[0].Terminal, found[0].Work);
    }

    public StorageRule StorageAt(CargoState state) => state.Carriage.Mode != Mode.Road &&
        terminals.TryGetValue(state.Place, out var terminal)
        ? new StorageRule((int)(terminal.FreeStorageHours * 3600), context.Pricing.StoragePerDay(terminal))
        : default;

    public void AddMoves(int id, CargoState state, Func<CargoState, int> idOf, List<Edge> moves)
    {
        foreach (var (terminal, work, _, to) in works[state.Place].Where(work => work.From == state.Carriage && work.To != work.From))
        {
            // Under seal, or cleared for export, cargo stays with the railway.
            if (to.Mode == Mode.Road && !state.Customs.IsInOrder)
            {
                continue;
            }

            var step = new Step(StepKind.Lift, Open(terminal, work),
                context.Time(work.Dwell, "handling:" + context.CountryOf(state.Place)), terminal.Name.English);
            moves.Add(new StepEdge
            {
                From = id,
                To = idOf(state with { Carriage = to }),
                Kind = EdgeKind.Handle,
                CostUsd = context.Pricing.Charge(work.Fee),
                Co2Grams = context.Pricing.HandlingEmission(context.CountryOf(state.Place)),
                Handling = work,
                Steps = [step],
                Chosen = [.. MoveContext.AssumptionOf(work.Provenance, "handling " + work.Id)],
            });
        }
    }

    public OpenTimes Open(Terminal terminal, Handling work) => context.Terrain.Open(work.Hours ?? terminal.Hours);

    private IEnumerable<(Terminal Terminal, Handling Work, Carriage From, Carriage To)> Usable()
    {
        var byId = context.Network.Corridor.Terminals.ToDictionary(terminal => terminal.Id);
        foreach (var work in context.Network.Corridor.Handling)
        {
            if (!byId.TryGetValue(work.Terminal, out var terminal) || !IsFor(work))
            {
                continue;
            }

            if (!work.Accepts.HasFlag(context.Cargo.Needs))
            {
                context.Refusals.Add(RefusalKind.CargoAtTerminal, terminal.Id.Value,
                    $"{terminal.Name.English} does not take {Words(context.Cargo.Needs)} ({work.From} to {work.To})");
                continue;
            }

            yield return (terminal, work, work.From, work.To);
            if (work.BothWays && work.From != work.To)
            {
                yield return (terminal, work, work.To, work.From);
            }
        }
    }

    /// <summary>Containers are lifted, bulk is transshipped; wagons of either change bogies with their load untouched.</summary>
    private bool IsFor(Handling work) => work.Operation switch
    {
        Operation.LiftContainer => !context.Cargo.IsBulk,
        Operation.TransshipBulk => context.Cargo.IsBulk,
        Operation.ExchangeBogies => true,
        _ => false,
    };

    private static string Words(CargoKinds kinds) => kinds.ToString().ToLowerInvariant();
}
