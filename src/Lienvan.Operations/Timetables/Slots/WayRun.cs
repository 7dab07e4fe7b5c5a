using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Units;
using Lienvan.Operations.Running;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;

namespace Lienvan.Operations.Timetables.Slots;

/// <summary>
/// A way with the seconds that a train needs on each section of it, by physics: running through, and what starting and stopping cost. Both
/// come from two runs, one without any stop and one that stops everywhere.
/// </summary>
internal sealed class WayRun
{
    /// <summary>
    /// Percent of running time that a path has more than the shortest run; assumed, the 4–7 % of UIC leaflet 451-1 for locomotive-hauled
    /// trains.
    /// </summary>
    public const double AllowancePercent = 5;

    /// <summary>Of what starting and stopping cost together, the part of the start: acceleration takes longer than braking.</summary>
    private const double StartPart = 0.7;

    private readonly double[] through, extra;

    private WayRun(int[] stations, int[] sections, double[] through, double[] extra)
    {
        (Stations, Sections) = (stations, sections);
        (this.through, this.extra) = (through, extra);
    }

    /// <summary>The stations in order, indices into the railway's.</summary>
    public int[] Stations { get; }

    /// <summary>The section after each station but the last, indices into the railway's.</summary>
    public int[] Sections { get; }

    /// <summary>Whole seconds on a section, so that times add up exactly, forwards and backwards.</summary>
    public double Seconds(int position, bool starts, bool stops) => Math.Ceiling(
        through[position] + (starts ? extra[position] * StartPart : 0) + (stops ? extra[position] * (1 - StartPart) : 0));

    /// <summary>The way with its times, or why there is none.</summary>
    public static WayRun? Find(Railway railway, Network network, RunningTrain train, ImmutableArray<PlaceId> places, out string why)
    {
        var question = new TrackQuestion { Places = places, Gauge = train.Gauge, Traffic = train.Composition.Traffic };
        if (CorridorTrack.Find(network, question) is not CorridorPath way)
        {
            why = ((NoTrack)CorridorTrack.Find(network, question)).Why;
            return null;
        }

        if (FindLimit(way, train, RunBy(network, railway, train.Composition)) is { } limit)
        {
            why = limit;
            return null;
        }

        var free = TrainRunner.Run(train.Physics, way.Path, new RunOptions { Allowance = Allowance.OfPercent(AllowancePercent) });
        if (free is Stall stall)
        {
            why = StallText(stall, way);
            return null;
        }

        why = "";
        return Of(railway, way, train, (RunProfile)free);
    }

    private static WayRun Of(Railway railway, CorridorPath way, RunningTrain train, RunProfile free)
    {
        var stops = way.Stations.Skip(1).SkipLast(1).Select(station => new RunStop(station.Place.Value, station.At, TimeSpan.Zero));
        var stopping = TrainRunner.Run(
            train.Physics, way.Path, new RunOptions { Stops = [.. stops], Allowance = Allowance.OfPercent(AllowancePercent) });
        var through = SectionSeconds(free);

        // A train that could not start again on a gradient still runs through: stops then cost a lump, assumed.
        var stopped = stopping is RunProfile profile ? SectionSeconds(profile) : [.. through.Select(seconds => seconds + 180)];
        int[] stations = [.. way.Stations.Select(station => railway.FindStation(station.Place)!.Value)];
        var ids = railway.Sections.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);
        int[] sections = [.. way.Parts.Select(part => ids[part.Section?.Id ?? part.Crossing!.Id.Value])];

        // The run without stops starts at the first station and ends at the last: there both times say the same.
        return new WayRun(stations, sections, through, [.. stopped.Zip(through, (slow, fast) => Math.Max(0, slow - fast))]);
    }

    private static double[] SectionSeconds(RunProfile profile) => [.. profile.Sections.Select(section => section.RunningSeconds)];

    /// <summary>
    /// The sections that a service of the package runs over with this very train: there limits, which are assumed, do not keep it off.
    /// </summary>
    private static HashSet<string> RunBy(Network network, Railway railway, Composition composition)
    {
        var ways = new ServiceWays(railway);
        return network.Corridor.Compositions.Contains(composition)
            ?
            [
                .. network.Corridor.Services.Where(service => service.Mode == Mode.Rail && service.Composition == composition.Id)
                    .SelectMany(ways.SectionsOf).Select(visit => railway.Sections[visit.Section].Id),
            ]
            : [];
    }

    private static string? FindLimit(CorridorPath way, RunningTrain train, HashSet<string> known)
    {
        foreach (var part in way.Parts)
        {
            var limits = part.Section?.Gauges.FirstOrDefault(limits => limits.Gauge == train.Gauge);
            var mass = limits?.TrainMass ?? part.Crossing?.TrainMass;
            var name = part.Section?.Id ?? part.Crossing!.Id.Value;
            var isLimited = train.Composition.Traffic == Traffic.Freight && !known.Contains(name);
            if (isLimited && mass is { } most && train.TrailingMass > most)
            {
                return FormattableString.Invariant($"the train pulls {train.TrailingMass.Tonnes:0} t and {name} takes {most.Tonnes:0} t");
            }

            if (isLimited && limits?.TrainLength is { } longest && train.Physics.Length > longest)
            {
                return FormattableString.Invariant(
                    $"the train is {train.Physics.Length.Metres:0} m long and {name} takes {longest.Metres:0} m");
            }

            if (train.Physics.Traction == Traction.Electric && part.Section is { Power: Electrification.None })
            {
                return $"the train needs a wire and {name} has none";
            }
        }

        return null;
    }

    private static string StallText(Stall stall, CorridorPath way)
    {
        var at = way.Stations.Last(station => station.At <= stall.At || station.At.Metres <= 0).Place;
        return FormattableString.Invariant($"the train cannot {(stall.Reason == StallReason.CannotStart ? "start" : "climb")} {
            (stall.At - way.Find(at)!.Value).Kilometres:0.0} km after {at}: {stall.Mass.Tonnes:0} t on {stall.GradientPermille:0.0} ‰ need {
            (stall.GradientNewtons + stall.ResistanceNewtons) / 1000:0} kN and it has {stall.EffortNewtons / 1000:0} kN");
    }
}

/// <summary>A composition ready to run.</summary>
/// <param name="Composition">The row.</param>
/// <param name="Physics">As the physics see it.</param>
/// <param name="Gauge">The gauge it runs on.</param>
/// <param name="TrailingMass">Mass behind its locomotives.</param>
internal sealed record RunningTrain(Composition Composition, Train Physics, Gauge Gauge, Mass TrailingMass)
{
    public static RunningTrain Of(Composition composition, Network network, Gauge? gauge)
    {
        var physics = TrainAssembly.Assemble(composition, network.Corridor.Vehicles);
        return new RunningTrain(composition, physics, gauge ?? physics.Gauges.FirstOrDefault(), physics.Mass - physics.LocomotiveMass);
    }
}
