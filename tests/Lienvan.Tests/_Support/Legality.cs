using System.Globalization;
using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Planner.Consignments;
using NodaTime;

namespace Lienvan.Tests.Support;

/// <summary>
/// What makes an itinerary legal, checked leg by leg from the answer and the rows of the network alone: the planner is not asked.
/// </summary>
internal sealed class Legality
{
    private readonly Network network;
    private readonly PlanRequest request;
    private readonly Itinerary itinerary;
    private readonly List<string> faults = [];
    private string carriage = "road";

    private Legality(Network network, PlanRequest request, Itinerary itinerary)
    {
        this.network = network;
        this.request = request;
        this.itinerary = itinerary;
    }

    /// <summary>Everything that is wrong with any way of an answer.</summary>
    public static IEnumerable<string> Faults(Asking asking, PlanAnswer answer)
    {
        if (answer is not PlanAnswer.Plans plans)
        {
            return answer is PlanAnswer.NoRoute { Why.Length: > 0, WhatWouldHelp.IsEmpty: false }
                ? [] : ["a no without a reason or a way out"];
        }

        var graph = asking.Planner.ToGraphRequest(asking.Request);
        return plans.Itineraries.SelectMany(itinerary => new Legality(graph.Network, asking.Request, itinerary).Check());
    }

    private List<string> Check()
    {
        CheckWhole();
        for (var leg = 0; leg < itinerary.Legs.Length; leg++)
        {
            if (leg > 0)
            {
                CheckJoint(itinerary.Legs[leg - 1], itinerary.Legs[leg]);
            }

            CheckLeg(itinerary.Legs[leg], isBoarding: leg == 0 || itinerary.Legs[leg - 1].Service != itinerary.Legs[leg].Service);
        }

        return faults;
    }

    private void CheckWhole()
    {
        var legs = itinerary.Legs;
        Demand(itinerary.Departure.ToInstant() >= request.Ready, "leaves before it is ready");
        Demand(itinerary.ArrivalP90.ToInstant() >= itinerary.Arrival.ToInstant(), "P90 is before the planned arrival");
        Demand(Math.Abs(legs.Sum(leg => leg.Cost.Usd) - itinerary.Cost.Usd) < 1e-6, "the legs do not cost what the whole costs");
        Demand(Math.Abs(legs.Sum(leg => leg.Co2.Kilograms) - itinerary.Co2.Kilograms) < 1e-6, "the legs do not emit what the whole emits");
        if (!legs.IsEmpty)
        {
            Demand(legs[0].From == request.From && legs[^1].To == request.To, "does not lead from door to door");
            Demand(legs[0].Departure.ToInstant() >= itinerary.Departure.ToInstant(), "the first leg begins before the departure");
            Demand(legs[^1].Arrival.ToInstant() == itinerary.Arrival.ToInstant(), "the last leg does not end at the arrival");
        }
    }

    private void CheckJoint(Leg before, Leg after)
    {
        Demand(before.To == after.From, $"{before.Kind} ends at {before.To}, {after.Kind} begins at {after.From}");
        Demand(before.Arrival.ToInstant() <= after.Departure.ToInstant(),
            $"{before.Kind} at {before.To} ends at {before.Arrival}, {after.Kind} begins at {after.Departure}");
    }

    private void CheckLeg(Leg leg, bool isBoarding)
    {
        Demand(leg.Arrival.ToInstant() >= leg.Departure.ToInstant(), $"{leg.Kind} {leg.From}–{leg.To} ends before it begins");
        Demand(leg.Departure.Offset == OffsetAt(leg.From, leg.Departure), $"{leg.Kind} at {leg.From} is not told by its clock");
        var (here, there) = (network.GetPlace(leg.From).Country, network.GetPlace(leg.To).Country);
        Demand(here == there || leg.Crossing is not null
            || HasCrossings(leg), $"{leg.Kind} {leg.From}–{leg.To} crosses a border without a crossing");
        switch (leg.Kind)
        {
            case LegKind.Rail or LegKind.Sea:
                CheckService(leg, leg.Service!);
                break;
            case LegKind.Border:
                CheckBorder(leg, leg.Crossing!, isBoarding);
                break;
            case LegKind.Handling:
                CheckWork(leg);
                break;
            case LegKind.Road:
                Demand(carriage == "road", $"drives from {leg.From} on {carriage}");
                break;
        }
    }

    private void CheckService(Leg leg, Service service)
    {
        Demand(carriage == service.Carriage.ToString(), $"{service.Id} takes {service.Carriage}, the cargo stands on {carriage}");
        Demand(service.Accepts.HasFlag(Needs()), $"{service.Id} does not take {Needs()}");
        Demand(service.Capacity is not { } teu || request.Teu <= teu.Count, $"{service.Id} is too small");
        var stops = service.Stops.Select(stop => stop.Place).ToList();
        Demand(stops.IndexOf(leg.From) >= 0
            && stops.IndexOf(leg.From) < stops.LastIndexOf(leg.To), $"{service.Id} does not run from {leg.From} to {leg.To}");
        if (service.Pattern == ServicePattern.Timetable && leg.From == stops[0])
        {
            var day = leg.Departure.Date.PlusDays(-(service.Stops[0].Departure.Minutes / 1440)).DayOfWeek;
            Demand(service.Days.Contains(day), $"{service.Id} does not run on {day}");
        }
    }

    /// <summary>
    /// Whether every border on the way of a train has a crossing for it. A train boarded at the border has no leg of its own for it yet:
    /// see LostWayTest.A_border_has_its_leg_when_the_train_is_boarded_there.
    /// </summary>
    private bool HasCrossings(Leg leg)
    {
        var stops = leg.Service is { } service ? service.Stops.Select(stop => stop.Place).ToList() : [];
        var (first, last) = (stops.IndexOf(leg.From), stops.LastIndexOf(leg.To));
        return first >= 0 && first < last && Enumerable.Range(first, last - first)
            .Where(stop => network.GetPlace(stops[stop]).Country != network.GetPlace(stops[stop + 1]).Country)
            .All(stop => network.Corridor.Crossings.Any(crossing => crossing.Mode == leg.Service!.Mode
                && crossing.Accepts.HasFlag(Needs()) &&
                ((crossing.PlaceA == stops[stop] && crossing.PlaceB == stops[stop + 1])
                    || (crossing.PlaceB == stops[stop] && crossing.PlaceA == stops[stop + 1]))));
    }

    private void CheckBorder(Leg leg, Crossing crossing, bool isBoarding)
    {
        var isAToB = leg.From == crossing.PlaceA && leg.To == crossing.PlaceB;
        Demand(isAToB || (leg.From == crossing.PlaceB && leg.To == crossing.PlaceA),
            $"{crossing.Id} does not lead from {leg.From} to {leg.To}");
        Demand(crossing.Accepts.HasFlag(Needs()), $"{crossing.Id} does not take {Needs()}");
        Demand(crossing.Goods.IsEmpty || crossing.Goods.Contains(request.Goods), $"{crossing.Id} does not take {request.Goods}");
        if (leg.Service is { } service)
        {
            Demand(carriage == service.Carriage.ToString(), $"{service.Id} takes {service.Carriage}, the cargo stands on {carriage}");
            Demand(service.Mode == crossing.Mode
                && (service.Mode != Mode.Rail || crossing.Gauges.Contains(service.Gauge)), $"{crossing.Id} has no track for {service.Id}");
        }
        else
        {
            Demand(crossing.Mode == Mode.Road && carriage == "road", $"crosses {crossing.Id} on {carriage}");
        }

        // Not yet held when boarding there: see LostWayTest.A_train_boarded_at_a_closed_border_waits_for_it.
        Demand((leg.Service is not null && isBoarding)
            || IsOpenWithin(crossing, isAToB ? CrossingDirection.AToB : CrossingDirection.BToA, leg),
                $"{crossing.Id} is closed from {leg.Departure} to {leg.Arrival}");
    }

    /// <summary>Whether both sides are open, on a day without closure, at some minute of the leg.</summary>
    private bool IsOpenWithin(Crossing crossing, CrossingDirection direction, Leg leg)
    {
        var zone = network.GetPlace(crossing.PlaceA).Zone;
        var (start, end) = (leg.Departure.ToInstant(), leg.Arrival.ToInstant() + Duration.FromSeconds(1));
        foreach (var a in network.CalendarOf(crossing.HoursA).Between(start, end))
        {
            foreach (var b in network.CalendarOf(crossing.HoursB).Between(start, end))
            {
                var from = Instant.Max(start, Instant.Max(a.Start, b.Start));
                var to = Instant.Min(end, Instant.Min(a.End, b.End));
                for (var at = from; at < to; at += Duration.FromHours(1))
                {
                    if (network.FindClosure(crossing.Id, direction, request.Goods, at.InZone(zone).Date) is null)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private void CheckWork(Leg leg)
    {
        var words = leg.Notes[0].Split(' ');
        var (from, to) = (words[^3], words[^1]);
        Demand(from == carriage, $"work at {leg.From} takes from {from}, the cargo stands on {carriage}");
        var terminals = network.Corridor.Terminals.Where(terminal => terminal.Place == leg.From).Select(terminal =>
            terminal.Id).ToHashSet();
        var isThere = network.Corridor.Handling.Any(work => terminals.Contains(work.Terminal) && work.Accepts.HasFlag(Needs()) &&
            ((work.From.ToString() == from && work.To.ToString() == to)
                || (work.BothWays && work.To.ToString() == from && work.From.ToString() == to)));
        Demand(isThere, $"no terminal at {leg.From} takes {Needs()} from {from} to {to}");
        carriage = to;
    }

    private CargoKinds Needs()
    {
        var goods = network.Corridor.Goods.Single(row => row.Id == request.Goods);
        var needs = (goods.Needs | request.AlsoNeeds) & ~(CargoKinds.General | CargoKinds.Bulk);
        return request.Teu == 0 ? needs | CargoKinds.Bulk : needs == CargoKinds.None ? CargoKinds.General : needs;
    }

    private Offset OffsetAt(PlaceId place, OffsetDateTime time) => network.GetPlace(place).Zone.GetUtcOffset(time.ToInstant());

    private void Demand(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{request.From}–{request.To} {request.Goods}: {otherwise}"));
        }
    }
}
