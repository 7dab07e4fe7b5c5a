using System.Globalization;
using System.Text.Json.Nodes;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Operations.Timetables.Slots;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Rendering;

/// <summary>Paths for one more train as text and as JSON; docs/capacity.md describes both.</summary>
internal sealed class SlotReport
{
    private readonly Network network;
    private readonly SlotRequest request;
    private readonly SlotAnswer answer;
    private readonly Language language;
    private readonly Names names;
    private readonly TimeText times;

    public SlotReport(Network network, SlotRequest request, SlotAnswer answer, Language language)
    {
        (this.network, this.request, this.answer, this.language) = (network, request, answer, language);
        names = new Names(language, network.Corridor.Places.ToDictionary(place => place.Id), network.Corridor.Terminals);
        times = new TimeText(language);
    }

    public string ToText()
    {
        using var output = new StringWriter { NewLine = "\n" };
        output.WriteLine(language.Say("{0} → {1} · {2} · leaves {3} to {4} · {5} trains on the way", names.Of(request.From),
            names.Of(request.To),
            request.Train.Id, times.Full(At(request.From, request.Earliest)), times.Full(At(request.From, request.Latest)),
                answer.TrainsOnWay));
        switch (answer)
        {
            case Slots slots:
                Print(output, slots);
                break;
            case NoSlot none:
                Print(output, none);
                break;
        }

        return output.ToString();
    }

    public string ToJson()
    {
        var json = new JsonObject
        {
            ["from"] = request.From.Value,
            ["to"] = request.To.Value,
            ["train"] = request.Train.Id,
            ["earliest"] = Iso(request.From, request.Earliest),
            ["latest"] = Iso(request.From, request.Latest),
            ["scenario"] = network.Scenario.Id.Value,
            ["trainsOnWay"] = answer.TrainsOnWay,
            ["slots"] = new JsonArray([.. answer is Slots slots ? slots.Paths.Select(SlotJson) : []]),
        };
        if (answer is NoSlot none)
        {
            json["noSlot"] = new JsonObject { ["why"] = none.Why, ["blocking"] = new JsonArray([.. none.Blocking.Select(BlockingJson)]) };
        }

        return json.ToJsonString(TimetableReport.JsonOptions) + "\n";
    }

    private void Print(StringWriter output, Slots slots)
    {
        var table = new TextTable("", language.Say("leaves"), language.Say("arrives"), language.Say("takes") + ">", language.Say("waits")
            + ">");
        foreach (var (index, slot) in slots.Paths.Index())
        {
            table.Add((index + 1).ToString(CultureInfo.InvariantCulture), times.Full(At(request.From, slot.Departure)),
                times.Full(At(request.To, slot.Arrival)), times.Span(slot.Arrival - slot.Departure), times.Span(slot.Waiting));
        }

        table.Print(output, " ");
        output.WriteLine();
        output.WriteLine(language.Say("Path {0}", 1));
        var best = new TextTable("", language.Say("where"), language.Say("arrives"), language.Say("leaves"), language.Say("waits for")
            + "~");
        foreach (var point in slots.Paths[0].Points)
        {
            if (point.Stops)
            {
                best.Add("", names.Of(point.Place), point == slots.Paths[0].Points[0] ? "" : times.Full(At(point.Place, point.Arrival)),
                    point == slots.Paths[0].Points[^1] ? "" : times.Full(At(point.Place, point.Departure)),
                        string.Join(", ", point.Beside));
            }
        }

        best.Print(output, " ");
        output.WriteLine(language.Say("{0} km, {1} if nobody else ran; running times by physics with {2} % allowance",
            slots.Paths[0].Length.Kilometres.ToString("0.0", CultureInfo.InvariantCulture), times.Span(slots.Paths[0].FreeRun), 5));
    }

    private void Print(StringWriter output, NoSlot none)
    {
        output.WriteLine(language.Say("No: {0}.", none.Why));
        var table = new TextTable(" ", language.Say("train"), language.Say("since"), language.Say("until"), language.Say("section"));
        foreach (var blocking in none.Blocking)
        {
            table.Add("", blocking.Train?.Number ?? "—", times.Full(At(blocking.From, blocking.Since)),
                times.Full(At(blocking.From, blocking.Until)), $"{names.Of(blocking.From)} – {names.Of(blocking.To)}");
        }

        if (!none.Blocking.IsEmpty)
        {
            table.Print(output);
        }
    }

    private JsonNode SlotJson(Slot slot) => new JsonObject
    {
        ["departure"] = Iso(request.From, slot.Departure),
        ["arrival"] = Iso(request.To, slot.Arrival),
        ["totalSeconds"] = Math.Round((slot.Arrival - slot.Departure).TotalSeconds),
        ["waitingSeconds"] = Math.Round(slot.Waiting.TotalSeconds),
        ["freeRunSeconds"] = Math.Round(slot.FreeRun.TotalSeconds),
        ["km"] = Math.Round(slot.Length.Kilometres, 3),
        ["points"] = new JsonArray(
        [
            .. slot.Points.Select(point => (JsonNode)new JsonObject
            {
                ["place"] = point.Place.Value,
                ["placeName"] = names.Of(point.Place),
                ["arrival"] = Iso(point.Place, point.Arrival),
                ["departure"] = Iso(point.Place, point.Departure),
                ["stops"] = point.Stops,
                ["waitsFor"] = new JsonArray([.. point.Beside.Select(number => (JsonNode)number)]),
            }),
        ]),
    };

    private JsonNode BlockingJson(Blocking blocking) => new JsonObject
    {
        ["train"] = blocking.Train?.Id,
        ["number"] = blocking.Train?.Number,
        ["from"] = blocking.From.Value,
        ["to"] = blocking.To.Value,
        ["since"] = Iso(blocking.From, blocking.Since),
        ["until"] = Iso(blocking.From, blocking.Until),
    };

    private OffsetDateTime At(PlaceId place, Instant instant) => instant.InZone(network.GetPlace(place).Zone).ToOffsetDateTime();

    private string Iso(PlaceId place, Instant instant) => OffsetDateTimePattern.Rfc3339.Format(At(place, instant));
}
