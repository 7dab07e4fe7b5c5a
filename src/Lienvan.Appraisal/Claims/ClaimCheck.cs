using Lienvan.Demand.Forecasts;
using Lienvan.Model.Dataset;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Units;
using Lienvan.Model.Valuations;
using Lienvan.Operations.Running;
using Lienvan.Planner;
using Lienvan.Planner.Consignments;
using NodaTime;

namespace Lienvan.Appraisal.Claims;

/// <summary>Puts what others publish to the test: each claim is asked of the part of the model that can tell.</summary>
public static class ClaimCheck
{
    /// <summary>Checks every claim of the package, in its order.</summary>
    /// <param name="corridor">The corridor.</param>
    /// <param name="forecast">The forecast of a scenario in a year, or null where there is none.</param>
    /// <param name="cancellation">Stops it after the claim it is at; the findings so far are the answer.</param>
    public static ImmutableArray<ClaimFinding> Run(
        Corridor corridor, Func<ScenarioId, int, ForecastYear?> forecast, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(corridor);
        ArgumentNullException.ThrowIfNull(forecast);
        return [.. corridor.Claims.TakeWhile(_ => !cancellation.IsCancellationRequested).Select(claim => claim.Measure switch
        {
            ClaimMeasure.TrainHours => Train(corridor, claim),
            ClaimMeasure.RailTonnes => Tonnes(corridor, claim, forecast),
            _ => Planned(corridor, claim),
        })];
    }

    /// <summary>
    /// What becomes of a claim. A change is claimed in a direction: more of it than claimed exceeds the claim, less does not hold. A limit
    /// of
    /// hours holds below it, an amount holds from nine tenths of it to ten ninths.
    /// </summary>
    internal static ClaimVerdict Judge(PublishedClaim claim, double? found)
    {
        if (found is not { } value)
        {
            return ClaimVerdict.NoAnswer;
        }

        if (claim.Measure is ClaimMeasure.RailTonnes && claim.Low is { } amount)
        {
            return value < amount * 0.9 ? ClaimVerdict.DoesNotHold : value > amount / 0.9 ? ClaimVerdict.Exceeds : ClaimVerdict.Holds;
        }

        if (claim.Low is { } low && value < low)
        {
            return low < 0 ? ClaimVerdict.Exceeds : ClaimVerdict.DoesNotHold;
        }

        return claim.High is { } high && value > high ? ClaimVerdict.DoesNotHold : ClaimVerdict.Holds;
    }

    private static ClaimFinding Planned(Corridor corridor, PublishedClaim claim)
    {
        var isCost = claim.Measure is ClaimMeasure.CostChange;
        var (with, why) = Figure(corridor, claim, claim.Scenario, isCost);
        if (claim.Measure is ClaimMeasure.Hours || with is null || claim.Against is not { } other)
        {
            return Finding(claim, ClaimEngine.Planner, with,
                with is null ? why : "fastest way by rail for one container, median, ready at 08:00");
        }

        var (without, whyNot) = Figure(corridor, claim, other, isCost);
        if (without is not { } before)
        {
            return Finding(claim, ClaimEngine.Planner, null, whyNot);
        }

        var change = claim.Measure is ClaimMeasure.EfficiencyChange ? (before / with.Value) - 1 : (with.Value / before) - 1;
        return Finding(claim, ClaimEngine.Planner, change,
            isCost ? "cheapest way by land for one container" : "fastest way by rail for one container, median, ready at 08:00")
            with
        {
            Without = before, With = with,
        };
    }

    /// <summary>Hours of the fastest way that uses a train, or US dollars of the cheapest way by land.</summary>
    private static (double? Value, string Why) Figure(Corridor corridor, PublishedClaim claim, ScenarioId id, bool isCost)
    {
        if (Scenario.Find(corridor, id) is not { } scenario || claim.From is not { } from || claim.To is not { } to)
        {
            return (null, "the claim names no two places and scenario of the package");
        }

        var zone = corridor.Places.First(place => place.Id == from).Zone;
        var answer = new DoorToDoorPlanner(corridor, scenario).Plan(new PlanRequest
        {
            From = from, To = to, Goods = new GoodsId("general"),
            Ready = zone.AtLeniently(claim.On.At(new LocalTime(8, 0))).ToInstant(), HorizonDays = 40,
        });
        if (answer is not PlanAnswer.Plans plans)
        {
            return (null, answer is PlanAnswer.NoRoute none ? none.Why : "the planner has no way");
        }

        var ways = plans.Itineraries.Where(way => isCost
            ? way.Legs.All(leg => leg.Kind is not LegKind.Sea) : way.Legs.Any(leg => leg.Kind is LegKind.Rail)).ToList();
        return ways.Count == 0 ? (null, "the planner's best ways use no train")
            : (isCost ? ways.Min(way => way.Cost.Usd) : ways.Min(way => way.DoorToDoor.TotalHours), "");
    }

    private static ClaimFinding Train(Corridor corridor, PublishedClaim claim)
    {
        var (hours, why) = TrainHours(corridor, claim);
        return Finding(claim, ClaimEngine.RunningTime, hours, why);
    }

    private static (double? Hours, string Why) TrainHours(Corridor corridor, PublishedClaim claim)
    {
        if (Scenario.Find(corridor, claim.Scenario) is not { } scenario)
        {
            return (null, "the package has no such scenario");
        }

        var network = scenario.On(corridor, claim.On);
        var ways = from start in StationsNear(network.Corridor, claim.From)
                   from end in StationsNear(network.Corridor, claim.To)
                   let way = CorridorTrack.Find(network, new TrackQuestion
                   {
                       Places = [start, end], Gauge = Gauge.Standard, Traffic = Traffic.Passenger,
                   }) as CorridorPath
                   where way is not null
                   orderby way.Path.Length.Kilometres
                   select way;
        if (ways.FirstOrDefault() is not { } found)
        {
            return (null, "no track of one gauge joins them in this scenario");
        }

        var runs = TrainsOf(network.Corridor).Select(train => TrainRunner.Run(train, found.Path)).OfType<RunProfile>().ToList();
        return runs.Count == 0 ? (null, "no train of the package makes the climb")
            : (runs.Min(run => run.TotalSeconds) / 3600, "fastest passenger train of the package on 1435 mm, without stops and border");
    }

    private static IEnumerable<Train> TrainsOf(Corridor corridor) => corridor.Compositions
        .Where(composition => composition.Traffic is Traffic.Passenger && corridor.Vehicles.Any(vehicle =>
            vehicle.Id == composition.Locomotive && vehicle.Gauges.Contains(Gauge.Standard)))
        .Select(composition => TrainAssembly.Assemble(composition, corridor.Vehicles));

    /// <summary>The place itself and the stations of its town: within 25 km, the nearest ones.</summary>
    private static IEnumerable<PlaceId> StationsNear(Corridor corridor, PlaceId? id)
    {
        const double Near = 25;
        const int Most = 6;
        if (corridor.Places.FirstOrDefault(place => place.Id == id)?.Position is not { } at)
        {
            return [];
        }

        var withTrack = corridor.Sections.SelectMany(section => (PlaceId[])[section.From, section.To]).ToHashSet();
        return corridor.Places.Where(place => withTrack.Contains(place.Id) && place.Position is { } other
            && at.GreatCircleTo(other).Kilometres < Near)
            .OrderBy(place => at.GreatCircleTo(place.Position!.Value).Kilometres).Take(Most).Select(place => place.Id);
    }

    private static ClaimFinding Tonnes(Corridor corridor, PublishedClaim claim, Func<ScenarioId, int, ForecastYear?> forecast)
    {
        if (forecast(claim.Scenario, claim.On.Year) is not { } year)
        {
            return Finding(claim, ClaimEngine.Forecast, null, "there is no forecast of that scenario and year");
        }

        var projects = Scenario.Find(corridor, claim.Scenario)?.Projects.Select(project =>
            project.Value).ToHashSet(StringComparer.Ordinal) ?? [];
        var lines = corridor.Sections.Where(section => projects.Contains(section.Validity.Project)).Select(section =>
            section.Line).ToHashSet();
        var loads = year.Lines.Where(load => lines.Contains(load.Line)).ToList();
        return Finding(claim, ClaimEngine.Forecast, loads.Count == 0 ? null : loads.Max(load => load.Tonnes) / 1e6,
            loads.Count == 0 ? "nothing runs on its lines in that year" : "tonnes on the busiest of its lines");
    }

    private static ClaimFinding Finding(PublishedClaim claim, ClaimEngine engine, double? found, string how) =>
        new() { Claim = claim, Engine = engine, Found = found, Verdict = Judge(claim, found), How = how };
}
