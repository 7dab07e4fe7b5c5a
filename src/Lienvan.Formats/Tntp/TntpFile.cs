using Lienvan.Demand.Assignment;

namespace Lienvan.Formats.Tntp;

/// <summary>What a network file holds.</summary>
/// <param name="ZoneCount">Number of zones, which are the first nodes.</param>
/// <param name="NodeCount">Number of nodes.</param>
/// <param name="FirstThroughNode">Nodes with a lower number are not passed through.</param>
/// <param name="Links">The links, in the order of the file.</param>
public sealed record TntpNetwork(int ZoneCount, int NodeCount, int FirstThroughNode, ImmutableArray<TntpLink> Links);

/// <summary>A link, and where it stands.</summary>
/// <param name="Link">The link.</param>
/// <param name="Line">Its line in the file, from 1.</param>
public sealed record TntpLink(AssignmentLink Link, int Line);

/// <summary>What a trips file holds.</summary>
/// <param name="ZoneCount">Number of zones by its tag; 0 where it has none.</param>
/// <param name="Trips">The trips, in the order of the file, those within a zone among them.</param>
public sealed record TntpTrips(int ZoneCount, ImmutableArray<TripDemand> Trips);

/// <summary>A row of a flow file.</summary>
/// <param name="From">Number of the node where the link begins.</param>
/// <param name="To">Number of the node where it ends.</param>
/// <param name="Volume">Its flow.</param>
/// <param name="Cost">Its cost at that flow.</param>
public sealed record TntpFlow(int From, int To, double Volume, double Cost);
