using Lienvan.Model.Lines;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Orders;
using Lienvan.Operations.Timetables.Slots;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;

namespace Lienvan.Operations.Timetables.Compression;

/// <summary>A line whose capacity is asked for.</summary>
public sealed record CapacityRequest
{
    /// <summary>Line and day.</summary>
    public required CheckScope Scope { get; init; }

    /// <summary>The trains; null for those of the network.</summary>
    public Timetable? Timetable { get; init; }

    /// <summary>The kind of train that sections are measured with and that is added; null for the freight train most usual on the
    /// line.</summary>
    public Composition? Train { get; init; }

    /// <summary>Minutes a day kept for maintenance; 90 by default, assumed: the window of single track in China.</summary>
    public double MaintenanceMinutes { get; init; } = 90;

    /// <summary>Whether to count the trains that could be added end to end, which takes the longest; true by default.</summary>
    public bool AddsTrains { get; init; } = true;
}

/// <summary>
/// Capacity of a line by UIC 406: the trains of a day compressed section by section, the bottleneck, what could be added, and what building
/// a loop or a second track would do. Sections are those between neighbouring stations; nodes beyond the count of their tracks are not
/// compressed.
/// </summary>
public static class Capacity
{
    /// <summary>Measures a line.</summary>
    /// <returns>The report; null when no composition of the package can run on the line.</returns>
    public static CapacityReport? Measure(Network network, CapacityRequest request)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(request);
        var railway = Railway.Of(network);
        var line = request.Scope.Line;
        if (KindFinder.Find(network, railway, line, request.Train) is not { } kind)
        {
            return null;
        }

        var timetable = request.Timetable ?? CorridorTimetable.Read(
            network, request.Scope.Day.PlusDays(-CheckScope.DaysBefore), request.Scope.Day.PlusDays(CheckScope.DaysAfter));
        var origin = request.Scope.Start(railway);
        var paths = new PathSelection(railway, line.Sections, origin).OfDay(timetable.Trains, request.Scope.Day);
        var settled = new OrderPlanner(railway, paths, timetable.Rounding.TotalSeconds).Run().Paths;
        var taken = new Occupation(railway);
        foreach (var path in settled)
        {
            taken.Add(path);
        }

        var untimed = new UntimedTrains(network, railway, line);
        var meter = new SectionMeter(railway, kind, taken, untimed) { MaintenanceMinutes = request.MaintenanceMinutes };
        ImmutableArray<SectionCapacity> sections = [.. meter.Measure(line)];
        if (sections.IsEmpty)
        {
            return null;
        }

        var rate = AdditionalTimeRate.Of(line.Line.Traffic == Traffic.Passenger ? LineUse.HighSpeed : LineUse.Mixed);
        var added = request.AddsTrains
            ? new Saturation(network, railway, kind, taken) { MaintenanceMinutes = request.MaintenanceMinutes }.Run(line)
            : (Count: 0, Why: "not asked for");
        return new CapacityReport
        {
            Sections = sections,
            Bottleneck = sections.MaxBy(section => section.OccupancyWithUntimed)!,
            Narrowest = sections.MinBy(section => section.PairsPerDay)!,
            Rate = rate,
            Train = kind.Train.Composition.Id,
            AddedTrains = added.Count,
            WhyNoMore = added.Why,
            WhatIfs = [.. WhatIfs.Of(sections, kind)],
            Published = [.. PublishedFigures.Of(network, railway, line, sections, rate)],
            Crossings = [.. new CrossingMeter(network, railway) { MaintenanceMinutes = request.MaintenanceMinutes }.Of(line)],
        };
    }
}
