using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using NodaTime;

namespace Lienvan.Model.Zones;

/// <summary>What a zone is.</summary>
public enum ZoneKind
{
    /// <summary>A province.</summary>
    Province,

    /// <summary>A prefecture or city region below a province.</summary>
    Prefecture,

    /// <summary>A country.</summary>
    Country,

    /// <summary>Everything that lies beyond a point.</summary>
    Gateway,
}

/// <summary>A province, prefecture or country that sends and receives goods and people.</summary>
public sealed record Zone
{
    /// <summary>Its key.</summary>
    public required string Id { get; init; }

    /// <summary>Its names.</summary>
    public required LocalName Name { get; init; }

    /// <summary>What it is.</summary>
    public required ZoneKind Kind { get; init; }

    /// <summary>The country.</summary>
    public required CountryId Country { get; init; }

    /// <summary>The place that stands for it.</summary>
    public required PlaceId Place { get; init; }

    /// <summary>People; null where that is not known.</summary>
    public double? Population { get; init; }

    /// <summary>Year of the population.</summary>
    public int PopulationYear { get; init; }

    /// <summary>Gross regional product a year, millions of its currency; null where that is not known.</summary>
    public double? OutputMillions { get; init; }

    /// <summary>ISO 4217 code of the output.</summary>
    public required string OutputCurrency { get; init; }

    /// <summary>Year of the output.</summary>
    public int OutputYear { get; init; }

    /// <summary>Area in square kilometres; null where that is not known.</summary>
    public double? AreaSquareKilometres { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>How a published figure is meant.</summary>
public enum ObservationBound
{
    /// <summary>As the figure itself.</summary>
    None,

    /// <summary>As the most: up to so many.</summary>
    Upper,

    /// <summary>As the least: so many or more.</summary>
    Lower,
}

/// <summary>A published figure to hold the model against.</summary>
public sealed record Observation
{
    /// <summary>Its key.</summary>
    public required string Id { get; init; }

    /// <summary>What was counted or timed, in words.</summary>
    public required string Subject { get; init; }

    /// <summary>What was measured: <c>teu</c>, <c>t</c>, <c>hours</c> and so on, as the schema lists.</summary>
    public required string Quantity { get; init; }

    /// <summary>The crossing, if it is about one.</summary>
    public CrossingId? Crossing { get; init; }

    /// <summary>Where the journey begins, if it is about one.</summary>
    public PlaceId? From { get; init; }

    /// <summary>Where it ends.</summary>
    public PlaceId? To { get; init; }

    /// <summary>The service, if it is about one.</summary>
    public ServiceId? Service { get; init; }

    /// <summary>The mode; null for all.</summary>
    public Mode? Mode { get; init; }

    /// <summary>The goods; empty for all.</summary>
    public ImmutableArray<GoodsId> Goods { get; init; } = [];

    /// <summary>Whose statistics; null where that is not stated.</summary>
    public CountryId? Reporter { get; init; }

    /// <summary>Seen from Viet Nam; null for both ways.</summary>
    public TradeDirection? Direction { get; init; }

    /// <summary>First day.</summary>
    public required LocalDate PeriodFrom { get; init; }

    /// <summary>Last day.</summary>
    public required LocalDate PeriodTo { get; init; }

    /// <summary>The figure.</summary>
    public required double Value { get; init; }

    /// <summary>Whether it was published as the most or the least.</summary>
    public ObservationBound Bound { get; init; }

    /// <summary>Whether a model may be fitted to it.</summary>
    public bool MayFit { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>A figure that a forecast of traffic starts from.</summary>
public sealed record DemandFigure
{
    /// <summary>Its key.</summary>
    public required string Id { get; init; }

    /// <summary>What it is: <c>tonnes</c>, <c>output_growth</c> and so on, as the schema lists.</summary>
    public required string Parameter { get; init; }

    /// <summary>Of which market; empty for all.</summary>
    public string Market { get; init; } = "";

    /// <summary>Of which goods; null for all.</summary>
    public GoodsId? Goods { get; init; }

    /// <summary>Of which country; null for all.</summary>
    public CountryId? Country { get; init; }

    /// <summary>At which crossing; null for all.</summary>
    public CrossingId? Crossing { get; init; }

    /// <summary>By which mode; null for all.</summary>
    public Mode? Mode { get; init; }

    /// <summary>Seen from Viet Nam; null for both ways.</summary>
    public TradeDirection? Direction { get; init; }

    /// <summary>In which case of growth; empty for all.</summary>
    public string Case { get; init; } = "";

    /// <summary>The year it holds for, or from; of a ramp-up, the year after opening; of a month's share, the month.</summary>
    public int Year { get; init; }

    /// <summary>The figure.</summary>
    public required double Value { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}
