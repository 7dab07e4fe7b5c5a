using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Units;

namespace Lienvan.Model.Dataset.Checks;

/// <summary>Whether crossings join two countries, have hours, gauges that lead on, and formalities on both sides.</summary>
internal static class CrossingChecks
{
    private static readonly Distance WidestCrossing = Distance.FromKilometres(60);

    public static void Run(CheckedCorridor subject)
    {
        var gaugesAt = GaugesByPlace(subject.Corridor);
        var cleared = subject.Corridor.Formalities.Where(formality => formality.Kind == FormalityKind.Customs)
            .Select(formality => (formality.Crossing, formality.Country, formality.Direction)).ToHashSet();
        var closed = ClosedForGood(subject.Corridor);
        foreach (var crossing in subject.Corridor.Crossings)
        {
            CheckSides(subject, crossing);
            CheckHours(subject, crossing);
            CheckGauges(subject, crossing, gaugesAt);
            if (!closed.Contains(crossing.Id) && crossing.Accepts != CargoKinds.Passenger)
            {
                CheckCleared(subject, crossing, cleared);
            }
        }

        CheckFormalities(subject);
    }

    private static void CheckSides(CheckedCorridor subject, Crossing crossing)
    {
        if (subject.CountryOf(crossing.PlaceA) == subject.CountryOf(crossing.PlaceB))
        {
            subject.Report(CorridorFindings.CrossingInOneCountry, RowOf(subject, crossing),
                $"'{crossing.PlaceA}' and '{crossing.PlaceB}' are both in {subject.CountryOf(crossing.PlaceA)}",
                "correct a place or its country");
        }

        if (LineChecks.GreatCircle(subject, crossing.PlaceA, crossing.PlaceB) is not { } straight)
        {
            return;
        }

        if (crossing.Mode != Mode.Sea && straight > WidestCrossing)
        {
            subject.Report(CorridorFindings.CrossingTooWide, RowOf(subject, crossing),
                $"'{crossing.PlaceA}' and '{crossing.PlaceB}' are {LineChecks.Rounded(straight)} apart",
                "name the places next to the border, and correct their positions");
        }

        if (straight > (crossing.Length * 1.02) + Distance.FromMetres(500))
        {
            subject.Report(CorridorFindings.CrossingShorterThanGreatCircle, RowOf(subject, crossing),
                $"km is {crossing.Length} and the straight way {LineChecks.Rounded(straight)}", "correct km or the positions");
        }
    }

    private static void CheckHours(CheckedCorridor subject, Crossing crossing)
    {
        if (crossing.Mode == Mode.Road && (crossing.HoursA is null || crossing.HoursB is null))
        {
            var sides = (crossing.HoursA, crossing.HoursB) is (null, null) ? "either side" : crossing.HoursA is null ? "side a" : "side b";
            subject.Report(CorridorFindings.GateWithoutHours, RowOf(subject, crossing),
                $"gate '{crossing.Id}' has no hours on {sides}, so it counts as always open there", "name a set of opening_hours.csv");
        }
    }

    private static void CheckGauges(CheckedCorridor subject, Crossing crossing, ILookup<PlaceId, Gauge> gaugesAt)
    {
        if (crossing.Mode != Mode.Rail)
        {
            return;
        }

        if (crossing.Gauges.IsEmpty)
        {
            subject.Report(CorridorFindings.CrossingWithoutGauge, RowOf(subject, crossing),
                $"rail crossing '{crossing.Id}' has no gauge", "fill gauges: 1000, 1435");
        }

        foreach (var gauge in crossing.Gauges)
        {
            var (hasA, hasB) = (gaugesAt[crossing.PlaceA].Contains(gauge), gaugesAt[crossing.PlaceB].Contains(gauge));
            if (!hasA && !hasB)
            {
                subject.Report(CorridorFindings.CrossingGaugeOnNeitherSide, RowOf(subject, crossing),
                    $"no section at '{crossing.PlaceA}' or '{crossing.PlaceB}' has {gauge}", "correct the gauges, or add the sections");
            }
            else if (!hasA || !hasB)
            {
                subject.Report(CorridorFindings.CrossingGaugeOnOneSide, RowOf(subject, crossing),
                    $"no section at '{(hasA ? crossing.PlaceB : crossing.PlaceA)}' has {gauge}", "correct the gauges, or add the sections");
            }
        }
    }

    private static void CheckCleared(CheckedCorridor subject, Crossing crossing, HashSet<(CrossingId, CountryId, TradeDirection)> cleared)
    {
        var missing = new List<string>();
        foreach (var country in (ReadOnlySpan<CountryId>)[subject.CountryOf(crossing.PlaceA), subject.CountryOf(crossing.PlaceB)])
        {
            foreach (var direction in (ReadOnlySpan<TradeDirection>)[TradeDirection.Export, TradeDirection.Import])
            {
                if (!cleared.Contains((crossing.Id, country, direction)))
                {
                    missing.Add($"{country} {(direction == TradeDirection.Export ? "export" : "import")}");
                }
            }
        }

        if (missing.Count > 0)
        {
            subject.Report(CorridorFindings.CrossingWithoutFormalities, RowOf(subject, crossing),
                $"'{crossing.Id}' has no customs for {string.Join(", ", missing)}",
                "add them to formalities.csv, or close that way in crossing_status.csv");
        }
    }

    private static void CheckFormalities(CheckedCorridor subject)
    {
        var sides = subject.Corridor.Crossings.ToLookup(crossing => crossing.Id);
        foreach (var formality in subject.Corridor.Formalities)
        {
            var isSide = sides[formality.Crossing].Any(crossing =>
                subject.CountryOf(crossing.PlaceA) == formality.Country || subject.CountryOf(crossing.PlaceB) == formality.Country);
            if (!isSide)
            {
                subject.Report(CorridorFindings.FormalityOfThirdCountry, subject.Version("formalities", formality.Id, formality.Validity),
                    $"{formality.Country} is no side of '{formality.Crossing}'", "correct the country or the crossing");
            }
        }
    }

    private static HashSet<CrossingId> ClosedForGood(Corridor corridor) =>
    [
        .. corridor.CrossingStatus.Where(status => status.State != CrossingState.Open && status.Direction == CrossingDirection.Both &&
            status.Goods.IsEmpty && status.Validity.To is null).Select(status => status.Crossing),
    ];

    private static ILookup<PlaceId, Gauge> GaugesByPlace(Corridor corridor)
    {
        var borders = corridor.Crossings.Where(crossing => crossing.Mode == Mode.Rail)
            .SelectMany(crossing => (PlaceId[])[crossing.PlaceA, crossing.PlaceB]).ToHashSet();
        return corridor.Sections.SelectMany(section => section.Gauges.SelectMany(limits => ((PlaceId, Gauge)[])
                [(section.From, limits.Gauge), (section.To, limits.Gauge)]))
            .Where(track => borders.Contains(track.Item1)).ToLookup(track => track.Item1, track => track.Item2);
    }

    private static Raw.RawRow RowOf(CheckedCorridor subject, Crossing crossing) =>
        subject.Version("crossings", crossing.Id.Value, crossing.Validity);
}
