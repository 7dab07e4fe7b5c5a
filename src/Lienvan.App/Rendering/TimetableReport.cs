using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lienvan.Model.Places;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Trains;
using NodaTime.Text;

namespace Lienvan.App.Rendering;

/// <summary>Meets, overtakings and conflicts as text and as JSON; docs/timetables.md describes both.</summary>
internal sealed class TimetableReport(LineDay question, CheckedTimetable found, Language language)
{
    /// <summary>How all answers about trains are written as JSON.</summary>
    public static readonly JsonSerializerOptions JsonOptions = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly LineNames names = new(question.Network, question.Railway, question.Line, language);

    public string ToJson()
    {
        var answer = new JsonObject
        {
            ["line"] = question.Line.Line.Id.Value,
            ["date"] = LocalDatePattern.Iso.Format(question.Day),
            ["scenario"] = question.Network.Scenario.Id.Value,
            ["trains"] = found.Movements.Length,
            ["meets"] = new JsonArray([.. found.Meets.Select(meet => (JsonNode)EncounterJson(meet))]),
            ["overtakings"] = new JsonArray([.. found.Overtakings.Select(OvertakingJson)]),
            ["conflicts"] = new JsonArray([.. found.Conflicts.Select(ConflictJson)]),
            ["untimed"] = new JsonArray([.. question.Untimed.Select(UntimedJson)]),
        };
        return answer.ToJsonString(JsonOptions) + "\n";
    }

    public string ToText()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var line = names.NameOf(question.Line.Line.Name);
        output.WriteLine(language.Say("{0} ({1}), {2}: {3} trains, {4} meets, {5} overtakings, {6} conflicts", line, question.Line.Line.Id,
            new TimeText(language).Date(question.Day), found.Movements.Length, found.Meets.Length, found.Overtakings.Length,
            found.Conflicts.Length));
        Print(output, language.Say("Meets"), [.. found.Meets.Select(Row)]);
        Print(output, language.Say("Overtakings"), [.. found.Overtakings.Select(Row)]);
        PrintConflicts(output);
        if (found.Meets.Concat(found.Overtakings).Any(meet => !meet.IsCertain))
        {
            output.WriteLine(language.Say("° likeliest place: the published times leave others open"));
        }

        return output.ToString();
    }

    private void Print(StringWriter output, string heading, List<string[]> rows)
    {
        if (rows.Count > 0)
        {
            output.WriteLine();
            output.WriteLine(heading);
            var table = new TextTable(language.Say("from"), language.Say("until"), language.Say("trains"), language.Say("where"),
                language.Say("km") + ">", language.Say("also possible") + "~");
            rows.ForEach(row => table.Add(row));
            table.Print(output, " ");
        }
    }

    private string[] Row(Encounter meet) =>
    [
        names.Clock(meet.Place, meet.From, question.Day), names.Clock(meet.Place, meet.To, question.Day),
        $"{meet.One.Number} × {meet.Other.Number}", names.Of(meet.Place) + (meet.IsCertain ? "" : "°"), Kilometre(meet.Place),
        string.Join(", ", meet.Possible.Where(place => place != meet.Place).Select(names.Of)),
    ];

    private void PrintConflicts(StringWriter output)
    {
        if (found.Conflicts.IsEmpty)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(language.Say("Conflicts"));
        var table = new TextTable(language.Say("from"), language.Say("until"), language.Say("trains"), language.Say("contended") + "~");
        foreach (var conflict in found.Conflicts)
        {
            table.Add(names.Clock(conflict.Place, conflict.From, question.Day), names.Clock(conflict.End, conflict.To, question.Day),
                string.Join(" × ", conflict.Trains.Select(train => train.Number)), What(conflict));
        }

        table.Print(output, " ");
    }

    private string What(Conflict conflict) => conflict.Kind switch
    {
        ContentionKind.StationTracks => language.Say("tracks of {0}", names.Of(conflict.Place)),
        ContentionKind.Headway => language.Say("distance between trains, {0} – {1}", names.Of(conflict.Place), names.Of(conflict.End)),
        _ => language.Say("single track {0} – {1}", names.Of(conflict.Place), names.Of(conflict.End)),
    } + (conflict.IsCertain ? "" : " " + language.Say("(not proven)"));

    private string Kilometre(PlaceId place) => names.KilometreOf(place)?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";

    private JsonObject EncounterJson(Encounter meet) => new()
    {
        ["trains"] = Strings([meet.One.Id, meet.Other.Id]),
        ["numbers"] = Strings([meet.One.Number, meet.Other.Number]),
        ["place"] = meet.Place.Value,
        ["placeName"] = names.Of(meet.Place),
        ["stop"] = question.StopOf.GetValueOrDefault(meet.Place),
        ["km"] = names.KilometreOf(meet.Place),
        ["from"] = names.Iso(meet.Place, meet.From),
        ["to"] = names.Iso(meet.Place, meet.To),
        ["certain"] = meet.IsCertain,
        ["possible"] = Strings(meet.Possible.Select(place => place.Value)),
    };

    private JsonNode OvertakingJson(Encounter overtaking)
    {
        var json = EncounterJson(overtaking);
        json["overtaking"] = overtaking.One.Id;
        json["overtaken"] = overtaking.Other.Id;
        json.Remove("possible");
        return json;
    }

    private JsonNode ConflictJson(Conflict conflict) => new JsonObject
    {
        ["trains"] = Strings(conflict.Trains.Select(train => train.Id)),
        ["numbers"] = Strings(conflict.Trains.Select(train => train.Number)),
        ["kind"] = KindWord(conflict.Kind),
        ["contended"] = conflict.Contended,
        ["what"] = What(conflict),
        ["place"] = conflict.Place.Value,
        ["placeName"] = names.Of(conflict.Place),
        ["end"] = conflict.End.Value,
        ["from"] = names.Iso(conflict.Place, conflict.From),
        ["to"] = names.Iso(conflict.End, conflict.To),
        ["certain"] = conflict.IsCertain,
    };

    private static string KindWord(ContentionKind kind) => kind switch
    {
        ContentionKind.StationTracks => "station-tracks",
        ContentionKind.Headway => "headway",
        _ => "section",
    };

    private static JsonNode UntimedJson(UntimedService service) => new JsonObject { ["train"] = service.Id, ["perWeek"] = service.PerWeek };

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
