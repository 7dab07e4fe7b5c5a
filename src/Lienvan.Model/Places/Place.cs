using Lienvan.Model.Units;
using NodaTime;

namespace Lienvan.Model.Places;

/// <summary>A country: its time zone and its money.</summary>
public sealed record Country
{
    /// <summary>Its key.</summary>
    public required CountryId Id { get; init; }

    /// <summary>Its names.</summary>
    public required LocalName Name { get; init; }

    /// <summary>Its time zone.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>ISO 4217 code of its money.</summary>
    public required string Currency { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>What a place is.</summary>
public enum PlaceKind
{
    /// <summary>A town or city: where consignments begin and end.</summary>
    City,

    /// <summary>A railway station or yard.</summary>
    Station,

    /// <summary>A terminal away from a station.</summary>
    Terminal,

    /// <summary>A sea or river port.</summary>
    Port,

    /// <summary>One side of a road gate.</summary>
    Gate,

    /// <summary>Where lines meet without a station.</summary>
    Junction,

    /// <summary>The middle of a region that has no city in the package.</summary>
    Region,
}

/// <summary>A point that something can happen at.</summary>
public sealed record Place
{
    /// <summary>Its key.</summary>
    public required PlaceId Id { get; init; }

    /// <summary>What it is.</summary>
    public required PlaceKind Kind { get; init; }

    /// <summary>Its names.</summary>
    public required LocalName Name { get; init; }

    /// <summary>Its Chinese name in Hanyu Pinyin with tone marks; empty where it has none.</summary>
    public string Pinyin { get; init; } = "";

    /// <summary>Further names that people look for.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];

    /// <summary>The country it lies in.</summary>
    public required CountryId Country { get; init; }

    /// <summary>Its time zone.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>Where it is, or null where that is not known.</summary>
    public Position? Position { get; init; }

    /// <summary>UN/LOCODE; empty where it has none.</summary>
    public string Unlocode { get; init; } = "";

    /// <summary>Code of the station in its railway's own system; empty where it has none.</summary>
    public string RailwayCode { get; init; } = "";

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}
