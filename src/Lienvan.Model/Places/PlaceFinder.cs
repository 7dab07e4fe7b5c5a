namespace Lienvan.Model.Places;

/// <summary>What a name was found to mean.</summary>
public abstract record PlaceAnswer
{
    private PlaceAnswer()
    {
    }

    /// <summary>One place.</summary>
    public sealed record Found(Place Place) : PlaceAnswer;

    /// <summary>Several places of that name: which one is meant?</summary>
    public sealed record Ambiguous(ImmutableArray<Place> Places) : PlaceAnswer;

    /// <summary>No place of that name, but perhaps one of these was meant.</summary>
    public sealed record Unknown(ImmutableArray<Place> Suggestions) : PlaceAnswer;
}

/// <summary>
/// Finds places by name in any of the three languages, with or without tone marks, in pinyin, by key, UN/LOCODE or railway code. Where a
/// city and others share a name, the city is meant; where several of one kind do, the answer asks which.
/// </summary>
public sealed class PlaceFinder
{
    private const int MostSuggestions = 5;

    private readonly ImmutableArray<Place> places;
    private readonly ILookup<string, Place> byName;

    /// <summary>A finder over those places.</summary>
    public PlaceFinder(ImmutableArray<Place> places)
    {
        this.places = places;
        byName = places.SelectMany(place => NamesOf(place).Distinct(StringComparer.Ordinal).Select(name => (name, place)))
            .ToLookup(pair => pair.name, pair => pair.place, StringComparer.Ordinal);
    }

    /// <summary>What a name means.</summary>
    public PlaceAnswer Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var trimmed = name.Trim();
        if (places.FirstOrDefault(place => place.Id.Value == trimmed) is { } exact)
        {
            return new PlaceAnswer.Found(exact);
        }

        var found = byName[NameFolding.Fold(trimmed)].ToArray();
        if (found.Length == 0)
        {
            return new PlaceAnswer.Unknown(Suggest(trimmed, MostSuggestions));
        }

        // A name typed with its marks means the place that is written so, if only some are.
        var asWritten = found.Where(place => HasName(place, trimmed)).ToArray();
        var candidates = asWritten.Length > 0 && found.Any(place => place.Kind == asWritten[0].Kind && !asWritten.Contains(place))
            ? asWritten
            : found;
        var best = candidates.Min(place => place.Kind);
        var meant = candidates.Where(place => place.Kind == best).ToImmutableArray();
        return meant.Length == 1 ? new PlaceAnswer.Found(meant[0]) : new PlaceAnswer.Ambiguous(meant);
    }

    /// <summary>The places whose names begin with, contain or nearly are the text, the likeliest first.</summary>
    public ImmutableArray<Place> Suggest(string text, int most)
    {
        var folded = NameFolding.Fold(text);
        if (folded.Length == 0)
        {
            return [];
        }

        var tolerance = folded.Length switch { <= 3 => 1, <= 8 => 2, _ => 3 };
        return
        [
            .. places.Select(place => (place, score: Score(place, folded, tolerance)))
                .Where(scored => scored.score < int.MaxValue)
                .OrderBy(scored => scored.score)
                .ThenBy(scored => scored.place.Kind)
                .ThenBy(scored => scored.place.Id.Value, StringComparer.Ordinal)
                .Take(most).Select(scored => scored.place),
        ];
    }

    private static int Score(Place place, string folded, int tolerance)
    {
        var best = int.MaxValue;
        foreach (var name in NamesOf(place))
        {
            var score = name == folded ? 0
                : name.StartsWith(folded, StringComparison.Ordinal) ? 1
                : EditDistance(name, folded, tolerance) is var edits && edits <= tolerance ? 1 + edits
                : folded.Length >= 3 && name.Contains(folded, StringComparison.Ordinal) ? 6
                : int.MaxValue;
            best = Math.Min(best, score);
        }

        return best;
    }

    private static IEnumerable<string> NamesOf(Place place)
    {
        string[] names =
        [
            place.Name.English, place.Name.Vietnamese, place.Name.Chinese, place.Pinyin, place.Unlocode, place.RailwayCode,
            place.Id.Value, .. place.OtherNames,
        ];
        return names.Select(NameFolding.Fold).Where(name => name.Length > 0);
    }

    private static bool HasName(Place place, string name) =>
        place.Name.English == name || place.Name.Vietnamese == name || place.Name.Chinese == name || place.Pinyin == name
            || place.OtherNames.Contains(name);

    /// <summary>
    /// Insertions, deletions and substitutions from a to b; anything above the tolerance comes as one more than it. Source:
    /// V. I. Levenshtein 1966.
    /// </summary>
    private static int EditDistance(string a, string b, int tolerance)
    {
        if (Math.Abs(a.Length - b.Length) > tolerance || b.Length > 64)
        {
            return tolerance + 1;
        }

        Span<int> row = stackalloc int[65];
        for (var column = 0; column <= b.Length; column++)
        {
            row[column] = column;
        }

        for (var line = 1; line <= a.Length; line++)
        {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= b.Length; column++)
            {
                var substituted = diagonal + (a[line - 1] == b[column - 1] ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(substituted, Math.Min(row[column], row[column - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
