using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan show</c>: what is in the package on a day.</summary>
internal static class ShowCommand
{
    private static readonly JsonSerializerOptions JsonOptions = new() { WriteIndented = true, NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var what = new Argument<string>("what")
        {
            Description = $"One of {string.Join(", ", ListingWords.All.Select(listing => listing.What))}; crossings are gates.",
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
        command.SetAction(parsed => Run(parsed, ListingWords.Find(parsed.GetValue(what)!), common, parsed.GetValue(at),
            parsed.GetValue(find)));
        return command;
    }

    private static int Run(ParseResult parsed, Listable wanted, CommonOptions common, string? at, string? find)
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
        var instant = at is null ? SystemClock.Instance.GetCurrentInstant() : TimeWords.ParseTime(at, zone).ToInstant();
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
}
