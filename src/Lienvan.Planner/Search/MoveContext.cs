using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Time;
using Lienvan.Model.Units;
using NodaTime;

namespace Lienvan.Planner.Search;

/// <summary>What every maker of moves needs: the network, the cargo, prices, luck and compiled calendars.</summary>
internal sealed class MoveContext
{
    public MoveContext(GraphRequest request, Terrain terrain, Refusals refusals)
    {
        (Request, Terrain, Refusals) = (request, terrain, refusals);
        Pricing = new Pricing(request.Network, request.Cargo);
    }

    public GraphRequest Request { get; }

    public Refusals Refusals { get; }

    public Pricing Pricing { get; }

    public Terrain Terrain { get; }

    public Network Network => Request.Network;

    public Cargo Cargo => Request.Cargo;

    public CountryId CountryOf(PlaceId place) => Network.GetPlace(place).Country;

    /// <summary>
    /// What a simulation of this scenario found for the way over a crossing, or null. What was simulated for a scenario that this one
    /// adds to holds where nothing is added at the crossing: a line elsewhere makes no border slower. Cells that somebody sets for a
    /// what-if hold as they are set: then nothing simulated is taken.
    /// </summary>
    public SimulatedDwell? FindSimulated(CrossingId crossing, bool isAToB)
    {
        if (Network.Corridor.SimulatedDwells.IsEmpty || Network.Scenario.Policies.Any(policy => policy.Id == "set"))
        {
            return null;
        }

        var direction = isAToB ? CrossingDirection.AToB : CrossingDirection.BToA;
        var wanted = Cargo.Needs.HasFlag(CargoKinds.Bulk) ? DwellClass.Loose
            : Cargo.Goods.NeedsQuarantine ? DwellClass.Quarantine : DwellClass.General;
        var scenario = FindSimulatedScenario(crossing);
        return Network.Corridor.SimulatedDwells
            .Where(row => row.Crossing == crossing && row.Direction == direction && row.Scenario == scenario)
            .OrderByDescending(row => row.Class == wanted).ThenBy(row => row.Class).FirstOrDefault();
    }

    private string? FindSimulatedScenario(CrossingId crossing)
    {
        bool IsSimulated(string id) => Network.Corridor.SimulatedDwells.Any(row => row.Scenario == id);
        var own = Network.Scenario.Id.Value;
        return IsSimulated(own) ? own : IsAddedTo(crossing) ? null
            : Network.Scenario.Ancestors.Select(ancestor => ancestor.Value).FirstOrDefault(IsSimulated);
    }

    /// <summary>Whether a policy is in force, or a project has brought rows for a crossing.</summary>
    private bool IsAddedTo(CrossingId crossing) => !Network.Scenario.Policies.IsEmpty ||
        Network.Corridor.Crossings.Any(row => row.Id == crossing && IsOfProject(row.Validity)) ||
        Network.Corridor.Formalities.Any(row => row.Crossing == crossing && IsOfProject(row.Validity)) ||
        Network.Corridor.BorderWork.Any(row => row.Crossing == crossing && IsOfProject(row.Validity));

    private static bool IsOfProject(Validity validity) => validity.Project is { Length: > 0 };

    public UncertainTime Time(Dwell dwell, string thing) => UncertainTime.From(dwell, thing, Terrain.Luck);

    public static Assumption[] AssumptionOf(Provenance provenance, string what) => provenance.IsAssumed
        ? [new Assumption(what, provenance.Source)] : [];

    /// <summary>Second of an instant within the search.</summary>
    public int SecondOf(Instant instant) => (int)Math.Clamp((instant - Request.Origin).TotalSeconds, int.MinValue / 4, OpenTimes.Never);
}

/// <summary>What was turned away and why, each once.</summary>
internal sealed class Refusals
{
    private readonly HashSet<Refusal> seen = [];

    public IReadOnlyCollection<Refusal> All => seen;

    public void Add(RefusalKind kind, string subject, string what) => seen.Add(new Refusal(kind, subject, what));
}

/// <summary>Why something was turned away.</summary>
internal enum RefusalKind
{
    GoodsAtGate,
    CargoAtGate,
    GateClosed,
    NeverOpen,
    CargoOnService,
    BoxTooHeavy,
    TrainTooSmall,
    NoTariff,
    CargoAtTerminal,
    TruckRule,
}

/// <summary>One thing turned away.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Subject">The key of what turned it away: a crossing, a service, a terminal, a country.</param>
/// <param name="What">The same for people.</param>
internal readonly record struct Refusal(RefusalKind Kind, string Subject, string What);
