using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Units;
using NodaTime;

namespace Lienvan.Planner.Consignments;

/// <summary>What a leg is.</summary>
public enum LegKind
{
    /// <summary>On a lorry.</summary>
    Road,

    /// <summary>On a train.</summary>
    Rail,

    /// <summary>On a ship.</summary>
    Sea,

    /// <summary>Waiting for a departure or an opening.</summary>
    Wait,

    /// <summary>Work in a terminal.</summary>
    Handling,

    /// <summary>Across a border, formalities of both sides included.</summary>
    Border,

    /// <summary>Customs cleared inland.</summary>
    Clearance,
}

/// <summary>A charge in the three currencies of the corridor, at the rates of the day of readiness.</summary>
/// <param name="Usd">US dollars.</param>
/// <param name="Vnd">Vietnamese đồng.</param>
/// <param name="Cny">Chinese yuan.</param>
public readonly record struct Cost(double Usd, double Vnd, double Cny);

/// <summary>One step of what a border asks.</summary>
/// <param name="What">What is done.</param>
/// <param name="Planned">How long it takes as planned, without waiting.</param>
/// <param name="P90">How long it takes in nine of ten cases, without waiting.</param>
public sealed record BorderStep(string What, Duration Planned, Duration P90)
{
    /// <summary>The row of the package from which both times come, as <c>simulated_dwells/ID</c>, where a simulation found them; else
    /// null.</summary>
    public string? Distribution { get; init; }
}

/// <summary>A part of an itinerary.</summary>
public sealed record Leg
{
    /// <summary>What it is.</summary>
    public required LegKind Kind { get; init; }

    /// <summary>Where it begins.</summary>
    public required PlaceId From { get; init; }

    /// <summary>Where it ends.</summary>
    public required PlaceId To { get; init; }

    /// <summary>When it begins, by the clock of the place where it does.</summary>
    public required OffsetDateTime Departure { get; init; }

    /// <summary>When it ends, by the clock of the place where it does.</summary>
    public required OffsetDateTime Arrival { get; init; }

    /// <summary>How far; zero where nothing moves.</summary>
    public Distance Length { get; init; }

    /// <summary>For rail, the gauge; else <c>default</c>.</summary>
    public Gauge Gauge { get; init; }

    /// <summary>The train or ship; null for none.</summary>
    public Service? Service { get; init; }

    /// <summary>The crossing; null unless this is a border.</summary>
    public Crossing? Crossing { get; init; }

    /// <summary>What the border asks, step by step.</summary>
    public ImmutableArray<BorderStep> Steps { get; init; } = [];

    /// <summary>What this leg costs.</summary>
    public Cost Cost { get; init; }

    /// <summary>Greenhouse gas, well to wheel.</summary>
    public Mass Co2 { get; init; }

    /// <summary>What a reader should know.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The assumed rows that it rests on, each as <c>table row</c>.</summary>
    public ImmutableArray<string> AssumedRows { get; init; } = [];

    /// <summary>Whether its time or cost rests on an assumed row.</summary>
    public bool IsAssumed => !AssumedRows.IsEmpty;
}

/// <summary>A row that was chosen rather than found, on which an itinerary rests.</summary>
/// <param name="What">What it is about.</param>
/// <param name="Why">Why this value was chosen.</param>
public sealed record AssumedRow(string What, string Why)
{
    /// <summary>The time on this itinerary that the row gives, as planned; zero for a price or a factor.</summary>
    public Duration Time { get; init; }

    /// <summary>That time in nine of ten cases.</summary>
    public Duration TimeP90 { get; init; }

    /// <summary>The charges that the row sets or shares in, US dollars; the whole price of a ride for each of its tariffs.</summary>
    public double Usd { get; init; }

    /// <summary>The greenhouse gas on this itinerary that the row sets or shares in.</summary>
    public Mass Co2 { get; init; }
}

/// <summary>One way to send a consignment, door to door.</summary>
public sealed record Itinerary
{
    /// <summary>When the goods must leave the sender's: as late as keeps storage free and half a day to spare.</summary>
    public required OffsetDateTime Departure { get; init; }

    /// <summary>Arrival as planned, with every uncertain time at its median.</summary>
    public required OffsetDateTime Arrival { get; init; }

    /// <summary>The arrival that nine in ten such consignments do not exceed.</summary>
    public required OffsetDateTime ArrivalP90 { get; init; }

    /// <summary>From readiness to planned arrival.</summary>
    public required Duration DoorToDoor { get; init; }

    /// <summary>All charges.</summary>
    public required Cost Cost { get; init; }

    /// <summary>Greenhouse gas, well to wheel.</summary>
    public required Mass Co2 { get; init; }

    /// <summary>Its legs in order.</summary>
    public required ImmutableArray<Leg> Legs { get; init; }

    /// <summary>The assumed rows it rests on, the weightiest first.</summary>
    public required ImmutableArray<AssumedRow> Assumptions { get; init; }

    /// <summary>Documents needed at the borders on the way.</summary>
    public ImmutableArray<string> Documents { get; init; } = [];
}

/// <summary>What became of one label at a place that someone asked about.</summary>
/// <param name="Way">How it came there.</param>
/// <param name="State">What it stood on there and how far its customs were.</param>
/// <param name="Arrival">When, as planned.</param>
/// <param name="ArrivalP90">When, in nine of ten cases.</param>
/// <param name="Usd">At what cost.</param>
/// <param name="Co2">With how much gas.</param>
/// <param name="Verdict">Kept, dominated, or behind a way already found.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record ExplainedLabel(
    string Way, string State, OffsetDateTime Arrival, OffsetDateTime ArrivalP90, double Usd, Mass Co2, string Verdict, string Reason);

/// <summary>The answer to a request.</summary>
public abstract record PlanAnswer
{
    private PlanAnswer()
    {
    }

    /// <summary>What happened at the place that was asked about.</summary>
    public ImmutableArray<ExplainedLabel> Explained { get; init; } = [];

    /// <summary>Ways to send it.</summary>
    /// <param name="Itineraries">Every Pareto-optimal way over arrival, cost, CO2 and P90 arrival, best first.</param>
    /// <param name="Shortlist">The positions of the few that a person would choose among, in the order in which to show them.</param>
    public sealed record Plans(ImmutableArray<Itinerary> Itineraries, ImmutableArray<int> Shortlist) : PlanAnswer;

    /// <summary>No way.</summary>
    /// <param name="Why">The reason.</param>
    /// <param name="WhatWouldHelp">What would make it possible.</param>
    public sealed record NoRoute(string Why, ImmutableArray<string> WhatWouldHelp) : PlanAnswer;
}
