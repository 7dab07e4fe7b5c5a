using Lienvan.Demand.Choice;
using Lienvan.Model.Borders;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Zones;

namespace Lienvan.Demand.Forecasts;

/// <summary>A kind of market for goods: between which countries, and who sends.</summary>
/// <param name="Id">As the <c>demand</c> table names it.</param>
/// <param name="Region">From this side to that.</param>
/// <param name="Direction">Seen from Viet Nam; null where it stays at home or passes elsewhere.</param>
/// <param name="TableDirection">The direction that rows of the table give for it.</param>
/// <param name="Port">The place that every flow begins or ends at; null for none.</param>
internal sealed record MarketKind(
    string Id, TradeRegion Region, TradeDirection? Direction, TradeDirection? TableDirection, PlaceId? Port = null)
{
    private static readonly CountryId VietNam = new("VN");
    private static readonly CountryId China = new("CN");
    private static readonly TradeRegion Home = new([VietNam], []);

    public static readonly ImmutableArray<MarketKind> All =
    [
        new("trade", new([VietNam], [China]), TradeDirection.Export, TradeDirection.Export),
        new("trade", new([China], [VietNam]), TradeDirection.Import, TradeDirection.Import),
        new("laos", new([new("LA"), new("TH")], [China]), null, TradeDirection.Export),
        new("laos", new([China], [new("LA"), new("TH")]), null, TradeDirection.Import),
        new("domestic", Home, null, null),
        new("port", Home, null, null, new PlaceId("hai-phong")),
        new("mines", Home, null, null, new PlaceId("lao-cai")),
    ];

    /// <summary>The zones that send.</summary>
    public ImmutableArray<Zone> Senders(Corridor corridor) => ZonesOf(corridor, Region.Here);

    /// <summary>The zones that receive.</summary>
    public ImmutableArray<Zone> Receivers(Corridor corridor) => ZonesOf(corridor, Region.IsAtHome ? Region.Here : Region.There);

    private static ImmutableArray<Zone> ZonesOf(Corridor corridor, ImmutableArray<CountryId> countries) =>
        [.. corridor.Zones.Where(zone => countries.Contains(zone.Country) && zone.Kind != ZoneKind.Gateway)];
}
