using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;
using Lienvan.Planner.Search;
using NodaTime;

namespace Lienvan.Planner.Consignments;

/// <summary>The legs of one itinerary as they are put together, move by move, on the planned clock.</summary>
internal sealed class LegList(TransportGraph graph, Network network, Instant origin, CostConverter money)
{
    private readonly List<Leg> legs = [];

    public ImmutableArray<Leg> ToImmutable() => [.. legs];

    public OffsetDateTime At(int second, PlaceId place) =>
        (origin + Duration.FromSeconds(second)).InZone(network.GetPlace(place).Zone).ToOffsetDateTime();

    /// <summary>Adds the legs of one move that begins at that second.</summary>
    /// <returns>The second at which it ends.</returns>
    public int Add(Label label, int second) => label.Edge switch
    {
        StepEdge step => AddSteps(step, second),
        RideEdge ride => AddRide(ride, label, second),
        _ => second,
    };

    private PlaceId FromOf(Edge edge) => graph.States[edge.From].Place;

    private PlaceId ToOf(Edge edge) => graph.States[edge.To].Place;

    private int AddSteps(StepEdge edge, int second)
    {
        var opens = edge.Steps.IsEmpty ? second : edge.Steps[0].Open.Next(second);
        if (opens > second)
        {
            AddWait(FromOf(edge), second, opens, edge.Kind == EdgeKind.CrossByRoad ? "the gate is closed" : "closed at that hour", 0);
        }

        var end = edge.Pass(second, -1);
        legs.Add(new Leg
        {
            Kind = KindOf(edge.Kind),
            From = FromOf(edge),
            To = ToOf(edge),
            Departure = At(opens, FromOf(edge)),
            Arrival = At(end, ToOf(edge)),
            Length = edge.Length,
            Crossing = edge.Crossing,
            Steps = edge.Kind is EdgeKind.CrossByRoad or EdgeKind.ClearInland ? [.. edge.Steps.Select(Describe)] : [],
            Cost = money.Convert(edge.CostUsd),
            Co2 = Mass.FromKilograms(edge.Co2Grams / 1000),
            Notes = edge.Handling is { } work ? [$"{work.Operation switch
            {
                Operation.TransshipBulk => "transship",
                Operation.ExchangeBogies => "exchange bogies",
                _ => "lift",
            }} {graph.States[edge.From].Carriage} to {graph.States[edge.To].Carriage}", .. edge.Notes] : edge.Notes,
            AssumedRows = [.. edge.Assumptions.Select(assumption => assumption.What)],
        });
        return end;
    }

    private int AddRide(RideEdge ride, Label label, int second)
    {
        var boarding = label.Boarding!.Value;
        second = AddFormalitiesBefore(ride, second);
        var clock = new RideClock(ride, boarding);
        AddWait(FromOf(ride), second, clock.DepartureAt(ride.BoardStop), WaitNote(ride), label.StorageUsd);
        var (stop, first) = (ride.BoardStop, ride.BoardStop);
        while (stop < ride.AlightStop)
        {
            if (FindCrossing(ride, stop) is { } crossing)
            {
                AddRail(ride, clock, first, stop);
                AddBorder(ride, clock, stop, crossing);
                first = stop + 1;
            }

            stop++;
        }

        AddRail(ride, clock, first, ride.AlightStop);
        var arrival = clock.ArrivalAt(ride.AlightStop);
        if (!IsAtBorder(ride) && clock.Available > arrival)
        {
            AddWait(ToOf(ride), arrival, clock.Available, "until the terminal hands the cargo out", 0);
        }

        return clock.Available;
    }

    /// <summary>The border between a stop and the next; where the ride begins at it, what it asks stands before the ride.</summary>
    private static Crossing? FindCrossing(RideEdge ride, int stop)
    {
        var before = stop == ride.BoardStop ? ride.Before?.Crossing : null;
        return ride.Holds.Where(hold => hold.Stop == stop || hold.Stop == stop + 1).Select(hold => hold.Crossing).Prepend(before)
            .FirstOrDefault(crossing => crossing is not null && IsBorder(ride, stop, crossing));
    }

    private static bool IsBorder(RideEdge ride, int stop, Crossing crossing)
    {
        var (from, to) = (ride.Service.Stops[stop].Place, ride.Service.Stops[stop + 1].Place);
        return (from == crossing.PlaceA && to == crossing.PlaceB) || (from == crossing.PlaceB && to == crossing.PlaceA);
    }

    private bool IsAtBorder(RideEdge ride) => ride.AlightStop > ride.BoardStop &&
        CountryAt(ride, ride.AlightStop - 1) != CountryAt(ride, ride.AlightStop);

    private CountryId CountryAt(RideEdge ride, int stop) => network.GetPlace(ride.Service.Stops[stop].Place).Country;

    private int AddFormalitiesBefore(RideEdge ride, int second)
    {
        if (ride.Before is not { Steps.IsEmpty: false } hold || hold.Steps.All(step => step.Kind == StepKind.Passage))
        {
            return second;
        }

        var end = hold.Pass(second, -1);
        var place = FromOf(ride);
        legs.Add(new Leg
        {
            Kind = LegKind.Clearance, From = place, To = place, Departure = At(second, place), Arrival = At(end, place),
            Steps = [.. hold.Steps.Where(step => step.Kind != StepKind.Passage).Select(Describe)],
        });
        return end;
    }

    private void AddRail(RideEdge ride, RideClock clock, int from, int to)
    {
        if (from >= to)
        {
            return;
        }

        var length = LengthOf(ride, from, to);
        var share = ShareOf(ride, length);
        var isSea = ride.Service.Mode == Mode.Sea;
        legs.Add(new Leg
        {
            Kind = isSea ? LegKind.Sea : LegKind.Rail,
            From = ride.Service.Stops[from].Place,
            To = ride.Service.Stops[to].Place,
            Departure = At(clock.DepartureAt(from), ride.Service.Stops[from].Place),
            Arrival = At(clock.ArrivalAt(to), ride.Service.Stops[to].Place),
            Length = length,
            Gauge = isSea ? default : ride.Service.Gauge,
            Service = ride.Service,
            Cost = money.Convert(ride.CostUsd * share),
            Co2 = Mass.FromKilograms(ride.Co2Grams / 1000 * share),
            AssumedRows = [.. ride.Assumptions.Select(assumption => assumption.What)],
        });
    }

    private void AddBorder(RideEdge ride, RideClock clock, int stop, Crossing crossing)
    {
        var begins = stop == ride.BoardStop ? clock.DepartureAt(stop) : clock.ArrivalAt(stop);
        var ends = stop + 1 == ride.AlightStop ? clock.Available : clock.DepartureAt(stop + 1);
        var length = LengthOf(ride, stop, stop + 1);
        var share = ShareOf(ride, length);
        var steps = ride.Holds.Where(hold => hold.Stop == stop || hold.Stop == stop + 1).SelectMany(hold => hold.Steps)
            .Where(step => step.Kind != StepKind.Passage || step.Note.Length > 0);
        legs.Add(new Leg
        {
            Kind = LegKind.Border,
            From = ride.Service.Stops[stop].Place,
            To = ride.Service.Stops[stop + 1].Place,
            Departure = At(begins, ride.Service.Stops[stop].Place),
            Arrival = At(ends, ride.Service.Stops[stop + 1].Place),
            Length = length,
            Gauge = ride.Service.Mode == Mode.Rail ? ride.Service.Gauge : default,
            Service = ride.Service,
            Crossing = crossing,
            Steps = [.. steps.Select(Describe)],
            Cost = money.Convert(ride.CostUsd * share),
            Co2 = Mass.FromKilograms(ride.Co2Grams / 1000 * share),
            AssumedRows = [.. ride.Assumptions.Select(assumption => assumption.What)],
        });
    }

    private void AddWait(PlaceId place, int from, int to, string why, double storageUsd)
    {
        if (to > from || storageUsd > 0)
        {
            legs.Add(new Leg
            {
                Kind = LegKind.Wait, From = place, To = place, Departure = At(from, place), Arrival = At(to, place),
                Cost = money.Convert(storageUsd),
                Notes = storageUsd > 0 ? [why, "storage beyond the free time"] : [why],
            });
        }
    }

    private static string WaitNote(RideEdge ride)
    {
        var hours = ride.Service.CutoffMinutes / 60;
        var cutoff = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"cut-off {hours:0.#} h before departure");
        return ride.Service.Pattern == Model.Services.ServicePattern.Frequency
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"{ride.Service.PerWeek:0.#} departures a week at no published time: half an interval; {cutoff}")
            : cutoff;
    }

    private static Distance LengthOf(RideEdge ride, int from, int to) =>
        Distance.FromMetres(ride.LegLengths.Skip(from - ride.BoardStop).Take(to - from).Sum(length => length.Metres));

    private static double ShareOf(RideEdge ride, Distance length)
    {
        var total = ride.LegLengths.Sum(leg => leg.Metres);
        return total > 0 ? length.Metres / total : 1.0 / ride.LegLengths.Length;
    }

    private static BorderStep Describe(Step step)
    {
        var what = step.Kind switch
        {
            StepKind.ExportFormality => "export " + step.Note.ToLowerInvariant(),
            StepKind.ImportFormality => "import " + step.Note.ToLowerInvariant(),
            StepKind.Transload => "change of lorry at " + step.Note,
            StepKind.Passage => step.Note.Length == 0 ? "passage" : $"passage, simulated ({step.Note})",
            _ => step.Kind.ToString().ToLowerInvariant(),
        };
        return new BorderStep(what, Duration.FromSeconds(step.Time.Planned), Duration.FromSeconds(Luck.P90(step.Time.ByLuck)))
        {
            Distribution = step is { Kind: StepKind.Passage, Note.Length: > 0 } ? step.Note.Replace(' ', '/') : null,
        };
    }

    private static LegKind KindOf(EdgeKind kind) => kind switch
    {
        EdgeKind.Drive => LegKind.Road,
        EdgeKind.Handle => LegKind.Handling,
        EdgeKind.CrossByRoad => LegKind.Border,
        _ => LegKind.Clearance,
    };
}

/// <summary>The planned clock of one ride: arrivals and departures at its stops, with what borders hold it up.</summary>
internal sealed class RideClock
{
    private readonly RideEdge ride;
    private readonly Boarding boarding;

    public RideClock(RideEdge ride, Boarding boarding)
    {
        this.ride = ride;
        this.boarding = boarding;
        Available = ride.Alight(boarding, -1);
    }

    /// <summary>When the cargo can be had.</summary>
    public int Available { get; }

    public int ArrivalAt(int stop) => ride.Runs.ArrivalAt(boarding, stop, -1) + LateBefore(stop);

    public int DepartureAt(int stop) => ride.Runs.DepartureAt(boarding, stop, -1) + LateBefore(stop + 1);

    private int LateBefore(int stop)
    {
        var late = 0;
        foreach (var hold in ride.Holds.Where(hold => hold.Stop < stop && hold.Stop != ride.AlightStop))
        {
            var isBoarding = hold.Stop == ride.BoardStop;
            var arrival = (isBoarding ? boarding.Departure : ride.Runs.ArrivalAt(boarding, hold.Stop, -1)) + late;
            late += Math.Max(0, hold.Pass(arrival, -1) - (isBoarding ? arrival : ride.Runs.DepartureAt(boarding, hold.Stop, -1) + late));
        }

        return late;
    }
}
