using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lienvan.App.Rendering;
using Lienvan.Model.Dataset;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan show</c>: what is in the package on a day.</summary>
internal static class ShowCommand
{
    private static readonly JsonSerializerOptions JsonOptions = new() { WriteIndented = true, NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ImmutableArray<(string What, Func<ListingQuestion, Listing> List)> Listings =
    [
        ("places", PlaceListings.Places), ("lines", PlaceListings.Lines), ("sections", PlaceListings.Sections),
            ("gates", ServiceListings.Gates),
        ("terminals", PlaceListings.Terminals), ("services", ServiceListings.Services), ("projects", ServiceListings.Projects),
        ("scenarios", ServiceListings.Scenarios), ("goods", PlaceListings.Goods),
    ];

    public static Command Create()
    {
        var what = new Argument<string>("what")
        {
            Description = $"One of {string.Join(", ", Listings.Select(listing => listing.What))}; crossings are gates.",
        };
        var common = new CommonOptions();
        var at = new Option<string?>("--at") { Description = "Time for gates: 2026-03-02T10:30, or with its offset; now by default.",
            HelpName = "TIME" };
        var find = new Option<string?>("--find")
        {
            Description = "Only what has this in a name or key, in any language, with or without marks.", HelpName = "TEXT",
        };
        var command = new Command("show", "Places, lines, gates, services or projects of a day; gates open or closed now.")
        {
            what, common.Data, common.On, at, common.Scenario, find, common.Language, common.Json,
        };
        command.SetAction(parsed => Run(parsed, FindListing(parsed.GetValue(what)!), common, parsed.GetValue(at), parsed.GetValue(find)));
        return command;
    }

    private static int Run(ParseResult parsed, (string What, Func<ListingQuestion, Listing> List) wanted, CommonOptions common, string? at,
        string? find)
    {
        var (output, language) = (parsed.InvocationConfiguration.Output, parsed.GetValue(common.Language)!);
        if (language is not ("en" or "vi" or "zh"))
        {
            throw new UsageException(UsageFindings.NotUnderstood,
                $"'{language}' is not a language of the package", "choose one of en, vi, zh");
        }

        var corridor = common.LoadCorridor(parsed, parsed.InvocationConfiguration.Error);
        var scenario = common.FindScenario(parsed, corridor);
        var zone = corridor.Countries.FirstOrDefault()?.Zone ?? DateTimeZone.Utc;
        var instant = at is null ? SystemClock.Instance.GetCurrentInstant() : ParseTime(at, zone);
        var day = parsed.GetValue(common.On) is null && at is not null ? instant.InZone(zone).Date : common.FindDay(parsed, zone);
        if (at is null && parsed.GetValue(common.On) is not null)
        {
            // A day without a time is asked about at the present time of day.
            instant = day.At(instant.InZone(zone).TimeOfDay).InZoneLeniently(zone).ToInstant();
        }

        var network = scenario.On(corridor, day);
        var listing = wanted.List(new ListingQuestion(network, language, instant));
        listing = find is null ? listing : listing.Find(find);
        if (parsed.GetValue(common.Json))
        {
            var answer = new JsonObject { ["day"] = LocalDatePattern.Iso.Format(day), ["scenario"] = scenario.Id.Value,
                [wanted.What] = listing.ToJson() };
            output.WriteLine(answer.ToJsonString(JsonOptions));
        }
        else
        {
            listing.WriteTo(output, wanted.What, $"on {LocalDatePattern.Iso.Format(day)}, scenario {scenario.Id}");
        }

        return ExitCode.Success;
    }

    private static (string What, Func<ListingQuestion, Listing> List) FindListing(string word)
    {
        var known = word.ToLowerInvariant() switch { "crossings" or "crossing" => "gates", var other => other };
        foreach (var listing in Listings.Where(listing => listing.What == known || listing.What == known + "s"))
        {
            return listing;
        }

        var near = Listings.Select(listing => listing.What).OrderBy(what => Distance(what, known)).ThenBy(what => what,
            StringComparer.Ordinal).First();
        throw new UsageException(UsageFindings.NotUnderstood, $"'{word}' is nothing that can be shown",
            $"{(Distance(near, known) <= 3 ? $"did you mean {near}? " : "")}choose one of " +
                $"{string.Join(", ", Listings.Select(listing => listing.What))}");
    }

    private static Instant ParseTime(string text, DateTimeZone zone)
    {
        foreach (var pattern in (string[])["uuuu-MM-dd'T'HH:mm:sso<G>", "uuuu-MM-dd'T'HH:mmo<G>"])
        {
            if (OffsetDateTimePattern.CreateWithInvariantCulture(pattern).Parse(text) is { Success: true } withOffset)
            {
                return withOffset.Value.ToInstant();
            }
        }

        foreach (var pattern in (string[])["uuuu-MM-dd'T'HH:mm:ss", "uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd HH:mm", "uuuu-MM-dd"])
        {
            if (LocalDateTimePattern.CreateWithInvariantCulture(pattern).Parse(text) is { Success: true } local)
            {
                return local.Value.InZoneLeniently(zone).ToInstant();
            }
        }

        throw new UsageException(UsageFindings.NotUnderstood,
            $"'{text}' is not a time", "write it as 2026-03-02T10:30, or with its offset 2026-03-02T10:30+07:00");
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
