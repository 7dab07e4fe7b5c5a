namespace Lienvan.Model.Dataset.Checks;

/// <summary>
/// What can be wrong with the sense of a package whose structure is sound. Errors are certain; warnings may have a good reason.
/// </summary>
public static class CorridorFindings
{
    /// <summary>A span of days that ends before it begins.</summary>
    public static readonly DiagnosticKind EndsBeforeItBegins = new("LV0101", Severity.Error, "span of days ends before it begins");

    /// <summary>Two versions of one row that hold on the same day.</summary>
    public static readonly DiagnosticKind OverlappingVersions = new("LV0102", Severity.Error,
        "two versions of one row hold on the same day");

    /// <summary>Lines of different gauge that meet with nothing to move cargo between them.</summary>
    public static readonly DiagnosticKind GaugeMeetsGauge = new("LV0103", Severity.Warning, "gauge meets gauge without a facility");

    /// <summary>A ninetieth percentile below the median.</summary>
    public static readonly DiagnosticKind P90BelowP50 = new("LV0104", Severity.Error, "ninetieth percentile lies below the median");

    /// <summary>A row of confidence A that names no source.</summary>
    public static readonly DiagnosticKind CertainWithoutSource = new("LV0105", Severity.Error, "row of confidence A has no source");

    /// <summary>An assumed row that does not say why this value.</summary>
    public static readonly DiagnosticKind AssumedWithoutReason = new("LV0106", Severity.Warning, "assumed row gives no reason");

    /// <summary>A price in a currency that has no exchange rate.</summary>
    public static readonly DiagnosticKind CurrencyWithoutRate = new("LV0107", Severity.Error, "currency has no exchange rate");

    /// <summary>Numbers for each gauge that do not go with the gauges.</summary>
    public static readonly DiagnosticKind NumbersWithoutGauge = new("LV0108", Severity.Error,
        "numbers for each gauge do not go with the gauges");

    /// <summary>Names that are not in all three languages.</summary>
    public static readonly DiagnosticKind NameNotTranslated = new("LV0109", Severity.Info, "name is not in all three languages");

    /// <summary>A position outside its country.</summary>
    public static readonly DiagnosticKind PositionOutsideCountry = new("LV0110", Severity.Warning, "position lies outside the country");

    /// <summary>A time zone of another country.</summary>
    public static readonly DiagnosticKind ZoneOfOtherCountry = new("LV0111", Severity.Error, "time zone is not one of the country's");

    /// <summary>A country's key that is not an ISO 3166 code.</summary>
    public static readonly DiagnosticKind NotACountryCode = new("LV0112", Severity.Error, "country is not an ISO 3166 code");

    /// <summary>A latitude without a longitude, or the other way round.</summary>
    public static readonly DiagnosticKind HalfAPosition = new("LV0113", Severity.Warning, "position lacks latitude or longitude");

    /// <summary>A zone whose place lies in another country.</summary>
    public static readonly DiagnosticKind ZonePlaceAbroad = new("LV0114", Severity.Warning,
        "zone and its place are in different countries");

    /// <summary>Two places at one km-post.</summary>
    public static readonly DiagnosticKind TwoPlacesAtOnePost = new("LV0120", Severity.Error, "two places stand at one km-post");

    /// <summary>A section against the rise of the km-posts.</summary>
    public static readonly DiagnosticKind PostsOutOfOrder = new("LV0121", Severity.Error, "km-posts are out of order");

    /// <summary>A section whose end is no place of its line.</summary>
    public static readonly DiagnosticKind PlaceNotOnLine = new("LV0122", Severity.Error, "section ends at a place that is not on its line");

    /// <summary>A section that passes over a place.</summary>
    public static readonly DiagnosticKind NotNeighbours = new("LV0123", Severity.Error, "section joins places that are not neighbours");

    /// <summary>A length far from the difference of the km-posts.</summary>
    public static readonly DiagnosticKind LengthAgainstPosts = new("LV0124", Severity.Warning, "length disagrees with the km-posts");

    /// <summary>Track shorter than the straight way.</summary>
    public static readonly DiagnosticKind TrackShorterThanGreatCircle = new("LV0125", Severity.Error,
        "great circle is longer than the track");

    /// <summary>Track far longer than the straight way.</summary>
    public static readonly DiagnosticKind TrackMuchLonger = new("LV0126", Severity.Warning, "track is far longer than the great circle");

    /// <summary>A section from one country into another.</summary>
    public static readonly DiagnosticKind SectionCrossesBorder = new("LV0127", Severity.Error, "section joins two countries");

    /// <summary>A place of a line in another country than the line.</summary>
    public static readonly DiagnosticKind LinePlaceAbroad = new("LV0128", Severity.Warning, "place of a line lies in another country");

    /// <summary>A road shorter than the straight way.</summary>
    public static readonly DiagnosticKind RoadShorterThanGreatCircle = new("LV0129", Severity.Warning,
        "great circle is longer than the road");

    /// <summary>A road from one country into another.</summary>
    public static readonly DiagnosticKind RoadCrossesBorder = new("LV0130", Severity.Error, "road joins two countries");

    /// <summary>Neighbours on a line that no section joins.</summary>
    public static readonly DiagnosticKind LineInPieces = new("LV0131", Severity.Warning, "no section joins two neighbours of a line");

    /// <summary>A crossing with both sides in one country.</summary>
    public static readonly DiagnosticKind CrossingInOneCountry = new("LV0140", Severity.Error,
        "both sides of a crossing are in one country");

    /// <summary>A crossing whose sides are far apart.</summary>
    public static readonly DiagnosticKind CrossingTooWide = new("LV0141", Severity.Warning, "sides of a crossing are far apart");

    /// <summary>A crossing shorter than the straight way between its sides.</summary>
    public static readonly DiagnosticKind CrossingShorterThanGreatCircle = new("LV0142", Severity.Warning,
        "great circle is longer than the crossing");

    /// <summary>A road crossing without opening hours.</summary>
    public static readonly DiagnosticKind GateWithoutHours = new("LV0143", Severity.Warning, "gate has no opening hours");

    /// <summary>A rail crossing without gauges.</summary>
    public static readonly DiagnosticKind CrossingWithoutGauge = new("LV0144", Severity.Error, "rail crossing has no gauge");

    /// <summary>A gauge across the border that neither side has.</summary>
    public static readonly DiagnosticKind CrossingGaugeOnNeitherSide = new("LV0145", Severity.Error,
        "no section at the crossing has its gauge");

    /// <summary>A gauge across the border that one side lacks.</summary>
    public static readonly DiagnosticKind CrossingGaugeOnOneSide = new("LV0146", Severity.Warning,
        "one side of the crossing lacks its gauge");

    /// <summary>A formality of a country that is no side of the crossing.</summary>
    public static readonly DiagnosticKind FormalityOfThirdCountry = new("LV0147", Severity.Error,
        "formality belongs to neither side of the crossing");

    /// <summary>A crossing in use without formalities.</summary>
    public static readonly DiagnosticKind CrossingWithoutFormalities = new("LV0148", Severity.Warning, "crossing lacks formalities");

    /// <summary>Hours that close before they open.</summary>
    public static readonly DiagnosticKind ClosesBeforeItOpens = new("LV0150", Severity.Error, "hours close before they open");

    /// <summary>Hours in use that have no row on some days.</summary>
    public static readonly DiagnosticKind HoursHaveHoles = new("LV0151", Severity.Warning, "hours in use have no row on some days");

    /// <summary>Two rows of one set that cover the same time.</summary>
    public static readonly DiagnosticKind HoursOverlap = new("LV0152", Severity.Warning, "two rows of opening hours cover the same time");

    /// <summary>A make-up working day that is a working day anyway.</summary>
    public static readonly DiagnosticKind MakeUpDayOnWeekday = new("LV0153", Severity.Warning, "make-up working day is no weekend day");

    /// <summary>A set of hours by the clocks of two countries.</summary>
    public static readonly DiagnosticKind HoursOfTwoCountries = new("LV0154", Severity.Error,
        "one set of hours follows the clocks of two countries");

    /// <summary>Hours by the clock of another country than where they hold.</summary>
    public static readonly DiagnosticKind HoursByForeignClock = new("LV0155", Severity.Warning,
        "hours follow the clock of another country");

    /// <summary>A service with fewer than two stops.</summary>
    public static readonly DiagnosticKind TooFewStops = new("LV0160", Severity.Error, "service has fewer than two stops");

    /// <summary>A stop of a timetable without a clock time.</summary>
    public static readonly DiagnosticKind StopWithoutClock = new("LV0161", Severity.Error, "stop of a timetable has no clock time");

    /// <summary>Times that run backwards.</summary>
    public static readonly DiagnosticKind ClocksNotRising = new("LV0162", Severity.Error, "times of a service run backwards");

    /// <summary>A frequency that does not say how often.</summary>
    public static readonly DiagnosticKind FrequencyUnknown = new("LV0163", Severity.Error, "service does not say how often it runs");

    /// <summary>A leg of a frequency without running time.</summary>
    public static readonly DiagnosticKind LegWithoutRunningTime = new("LV0164", Severity.Error, "leg has no running time");

    /// <summary>Stops in two countries with no crossing between them.</summary>
    public static readonly DiagnosticKind NoCrossingBetweenStops = new("LV0165", Severity.Error,
        "no crossing of that gauge joins two stops");

    /// <summary>Stops that no track of the service's gauge joins.</summary>
    public static readonly DiagnosticKind NoTrackOfGauge = new("LV0166", Severity.Error, "service runs over a gauge it cannot run on");

    /// <summary>A rail service without a gauge.</summary>
    public static readonly DiagnosticKind ServiceWithoutGauge = new("LV0167", Severity.Error, "rail service has no gauge");

    /// <summary>A rail service with several gauges.</summary>
    public static readonly DiagnosticKind ServiceOfSeveralGauges = new("LV0168", Severity.Warning, "rail service has several gauges");

    /// <summary>A leg faster than the line allows.</summary>
    public static readonly DiagnosticKind TooFastForLine = new("LV0169", Severity.Warning, "service is faster than the line allows");

    /// <summary>A train heavier than a crossing takes.</summary>
    public static readonly DiagnosticKind TrainTooHeavyForCrossing = new("LV0170", Severity.Error, "train is too heavy for the crossing");

    /// <summary>A train heavier than a section bears.</summary>
    public static readonly DiagnosticKind TrainTooHeavyForSection = new("LV0171", Severity.Warning, "train is too heavy for a section");

    /// <summary>A train longer than a section takes.</summary>
    public static readonly DiagnosticKind TrainTooLongForSection = new("LV0172", Severity.Warning, "train is too long for a section");

    /// <summary>Axles heavier than a section bears.</summary>
    public static readonly DiagnosticKind AxleTooHeavyForSection = new("LV0173", Severity.Warning, "axles are too heavy for a section");

    /// <summary>A train of vehicles of another gauge.</summary>
    public static readonly DiagnosticKind TrainOfOtherGauge = new("LV0174", Severity.Error, "train does not fit the gauge of its service");

    /// <summary>Loading where there is no terminal.</summary>
    public static readonly DiagnosticKind StopWithoutTerminal = new("LV0175", Severity.Warning, "freight stop has no terminal");

    /// <summary>Loading where the terminal does not handle that vehicle.</summary>
    public static readonly DiagnosticKind StopWithoutHandling = new("LV0176", Severity.Warning, "terminal does not handle the service");

    /// <summary>A place twice in a row.</summary>
    public static readonly DiagnosticKind SamePlaceTwice = new("LV0177", Severity.Error, "service stops twice in a row at one place");

    /// <summary>A load that the wagons can't carry.</summary>
    public static readonly DiagnosticKind LoadOverPayload = new("LV0178", Severity.Warning, "train carries more than its wagons can");

    /// <summary>A project of which nothing is built.</summary>
    public static readonly DiagnosticKind ProjectWithoutParts = new("LV0180", Severity.Warning, "project has no parts");

    /// <summary>A part that opens before it is decided or begun.</summary>
    public static readonly DiagnosticKind OpensTooEarly = new("LV0181", Severity.Warning, "part opens before it is approved or started");

    /// <summary>A link that only one side builds.</summary>
    public static readonly DiagnosticKind LinkOfOneSide = new("LV0182", Severity.Warning, "link has no part on one side of its crossing");

    /// <summary>A project that no scenario has.</summary>
    public static readonly DiagnosticKind ProjectInNoScenario = new("LV0183", Severity.Info, "project is in no scenario");

    /// <summary>Projects that wait for each other.</summary>
    public static readonly DiagnosticKind NeedsInACircle = new("LV0184", Severity.Error, "projects need each other in a circle");

    /// <summary>A policy that sets a cell that is not there.</summary>
    public static readonly DiagnosticKind PolicyFitsNowhere = new("LV0185", Severity.Error, "policy change fits nowhere");

    /// <summary>Scenarios that are each other's parents.</summary>
    public static readonly DiagnosticKind ParentsInACircle = new("LV0186", Severity.Error, "scenarios are each other's parents");

    /// <summary>A package without the scenario that is meant when none is named.</summary>
    public static readonly DiagnosticKind NoBaseScenario = new("LV0187", Severity.Error, "scenario base is missing");

    /// <summary>An opening date that changes nothing.</summary>
    public static readonly DiagnosticKind DateWithoutEffect = new("LV0188", Severity.Warning, "assumed opening date has no effect");
}
