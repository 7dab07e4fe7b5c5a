using Lienvan.App.Rendering;
using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Time;
using Lienvan.Model.Units;
using Lienvan.Planner.Consignments;
using NodaTime;

namespace Lienvan.Tests.App.Rendering;

/// <summary>A small made-up answer of the planner: a lorry over a gate, and a through train that waits for its departure.</summary>
internal static class PlanSketch
{
    private static readonly Provenance Invented = new("invented", Confidence.Assumed, "");
    private static readonly Instant Ready = Instant.FromUtc(2026, 3, 2, 1, 0);

    public static readonly Dictionary<PlaceId, Place> Places = new[]
    {
        PlaceOf("a", new LocalName("Bac Ninh", "Bắc Ninh", "北宁"), "VN", 7),
        PlaceOf("g", new LocalName("Huu Nghi gate", "Cửa khẩu Hữu Nghị", "友谊口岸"), "VN", 7),
        PlaceOf("h", new LocalName("Youyi Guan", "Hữu Nghị Quan", "友谊关"), "CN", 8),
        PlaceOf("z", new LocalName("Nanning", "Nam Ninh", "南宁"), "CN", 8),
    }.ToDictionary(place => place.Id);

    public static readonly PlanAnswer.Plans Plans = new([Lorry(), Train()], [0, 1]);

    public static PlanQuestion Question => new(
        new PlanRequest { From = new("a"), To = new("z"), Goods = new("electronics"), Teu = 2, Ready = Ready },
        Places[new("a")],
        Places[new("z")],
        new Goods
        {
            Id = new("electronics"), Name = new LocalName("Electronics", "Hàng điện tử", "电子产品"), Form = GoodsForm.Container,
            Needs = CargoKinds.General, Provenance = Invented,
        },
        "2026-03-02T08:00:00+07:00",
        "base");

    public static Names NamesIn(Language language) => new(language, Places, []);

    public static Itinerary Lorry() => new()
    {
        Departure = At("a", 0),
        Arrival = At("z", 17.5),
        ArrivalP90 = At("z", 23),
        DoorToDoor = Duration.FromHours(17.5),
        Cost = new Cost(920.4, 24_300_000, 6_530),
        Co2 = Mass.FromKilograms(612),
        Legs =
        [
            LegOf(LegKind.Road, "a", "g", 0, 3.25) with
            {
                Length = Distance.FromKilometres(133), Cost = new(204, 0, 0), AssumedRows = ["road x", "tariff road-vn"],
            },
            LegOf(LegKind.Border, "g", "h", 12, 15.5) with
            {
                Crossing = Gate, Length = Distance.FromKilometres(1), Cost = new(276, 0, 0), AssumedRows = ["formality f"],
                Steps =
                [
                    new BorderStep("export customs", Duration.FromHours(1), Duration.FromHours(4)),
                    new BorderStep("import customs, declared beforehand at a smart gate", Duration.FromHours(2), Duration.FromHours(9)),
                ],
                Notes = ["with a permit (--permit) the lorry could drive through"],
            },
            LegOf(LegKind.Road, "h", "z", 15.5, 17.5) with { Length = Distance.FromKilometres(220), Cost = new(440.4, 0, 0) },
        ],
        Assumptions =
        [
            new AssumedRow("formality f", "assumed: nobody publishes it") { Time = Duration.FromHours(1), TimeP90 = Duration.FromHours(4) },
        ],
        Documents = ["SMGS consignment note"],
    };

    public static Itinerary Train() => new()
    {
        Departure = At("a", 30),
        Arrival = At("z", 56),
        ArrivalP90 = At("z", 70),
        DoorToDoor = Duration.FromHours(56),
        Cost = new Cost(640, 16_900_000, 4_540),
        Co2 = Mass.FromKilograms(207),
        Legs =
        [
            LegOf(LegKind.Handling, "a", "a", 30, 31) with { Cost = new(35, 0, 0), Notes = ["lift road to rail1435"] },
            LegOf(LegKind.Wait, "a", "a", 31, 36) with { Notes = ["cut-off 4 h before departure"] },
            LegOf(LegKind.Rail, "a", "g", 36, 40) with
            {
                Length = Distance.FromKilometres(150), Gauge = Gauge.Standard, Cost = new(200, 0, 0),
            },
            LegOf(LegKind.Border, "g", "h", 40, 50) with
            {
                Crossing = Gate, Service = Shuttle, Gauge = Gauge.Standard, Length = Distance.FromKilometres(18),
            },
            LegOf(LegKind.Rail, "h", "z", 50, 56) with
            {
                Length = Distance.FromKilometres(220), Gauge = Gauge.Standard, Cost = new(405, 0, 0), Service = Shuttle,
            },
        ],
        Assumptions = [],
    };

    private static Crossing Gate => new()
    {
        Id = new("gate"), Name = new LocalName("Huu Nghi–Youyi Guan", "Hữu Nghị – Hữu Nghị Quan", "友谊—友谊关"), Mode = Mode.Road,
        PlaceA = new("g"), PlaceB = new("h"), Passage = new Dwell(30, 90), Fee = new Charge(new Money(0, "USD", 2025), ChargeUnit.Vehicle),
        Validity = Validity.Always, Provenance = Invented,
    };

    private static Service Shuttle => new()
    {
        Id = new("x1"), Name = new LocalName("Night train", "Tàu đêm", "夜班列"), Number = "X1", Mode = Mode.Rail, Traffic = Traffic.Freight,
        Gauge = Gauge.Standard, Traction = Traction.Diesel, Pattern = ServicePattern.Timetable, Days = default, PerWeek = 7,
        Delay = new Dwell(0, 60), Stops = [], Validity = Validity.Always, Provenance = Invented,
    };

    private static Leg LegOf(LegKind kind, string from, string to, double start, double end) =>
        new() { Kind = kind, From = new(from), To = new(to), Departure = At(from, start), Arrival = At(to, end) };

    private static OffsetDateTime At(string place, double hours) =>
        (Ready + Duration.FromHours(hours)).InZone(Places[new(place)].Zone).ToOffsetDateTime();

    private static Place PlaceOf(string id, LocalName name, string country, int offset) => new()
    {
        Id = new(id), Kind = PlaceKind.City, Name = name, Country = new(country), Zone = DateTimeZone.ForOffset(Offset.FromHours(offset)),
        Provenance = Invented,
    };
}
