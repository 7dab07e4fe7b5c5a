using Lienvan.App.Rendering;

namespace Lienvan.App.Questions;

/// <summary>A sort of things that can be shown.</summary>
/// <param name="What">Its word, in the plural.</param>
/// <param name="Summary">What it is, for people.</param>
/// <param name="List">Lists it.</param>
internal sealed record Listable(string What, string Summary, Func<ListingQuestion, Listing> List);

/// <summary>Everything in a package that can be shown, and the words for it.</summary>
internal static class ListingWords
{
    public static readonly ImmutableArray<Listable> All =
    [
        new("places", "Places: towns, stations, gates, ports", PlaceListings.Places),
        new("lines", "Railway lines with tracks on the day", PlaceListings.Lines),
        new("sections", "Sections of track: gauges, speeds, gradients, limits", PlaceListings.Sections),
        new("stations", "Stations along the lines: km-post, tracks, loop", NetworkListings.Stations),
        new("gates", "Border crossings, open or closed at a time by both clocks", ServiceListings.Gates),
        new("terminals", "Terminals and what they handle", PlaceListings.Terminals),
        new("roads", "Roads between places", NetworkListings.Roads),
        new("sea", "Sea lanes that ships serve", NetworkListings.SeaLanes),
        new("services", "Trains and ships", ServiceListings.Services),
        new("projects", "Projects, their parts and dates", ServiceListings.Projects),
        new("scenarios", "Scenarios", ServiceListings.Scenarios),
        new("goods", "Groups of goods", PlaceListings.Goods),
    ];

    /// <summary>The sort of things that a word means, in the plural or not; crossings are gates.</summary>
    /// <exception cref="UsageException">The word means none.</exception>
    public static Listable Find(string word)
    {
        var known = word.ToLowerInvariant() switch { "crossings" or "crossing" => "gates", var other => other };
        if (All.FirstOrDefault(listing => listing.What == known || listing.What == known + "s") is { } found)
        {
            return found;
        }

        var near = All.Select(listing => listing.What).OrderBy(what => Distance(what, known)).ThenBy(what => what,
            StringComparer.Ordinal).First();
        throw new UsageException(UsageFindings.NotUnderstood, $"'{word}' is nothing that can be shown",
            $"{(Distance(near, known) <= 3 ? $"did you mean {near}? " : "")}choose one of " +
                $"{string.Join(", ", All.Select(listing => listing.What))}");
    }

    /// <summary>Letters to change, add or drop (Levenshtein) to make one word of the other.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, above) = (row[0], 0);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
