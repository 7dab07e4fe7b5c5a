using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lienvan.Model.Places;
using Lienvan.Planner.Consignments;

namespace Lienvan.App.Rendering;

/// <summary>The answer of the planner as JSON; docs/planning.md describes it.</summary>
internal static class PlanJson
{
    private const int LeastBytes = 1 << 16;

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ImmutableArray<JsonEncodedText> Modes =
        [.. Enum.GetValues<LegKind>().Select(kind => JsonEncodedText.Encode(kind.ToString().ToLowerInvariant()))];

    /// <summary>The answer as text, indented where it is for people.</summary>
    public static string Write(
        PlanAnswer answer, PlanQuestion question, IReadOnlyDictionary<PlaceId, Place> places, Names? names = null) =>
        System.Text.Encoding.UTF8.GetString(Bytes(answer, question, places, names));

    /// <summary>
    /// The answer; steps, notes, documents and reasons in plain English, or as people read them in the language of the names that are
    /// given,
    /// with a line on how each itinerary goes.
    /// </summary>
    public static byte[] Bytes(
        PlanAnswer answer, PlanQuestion question, IReadOnlyDictionary<PlaceId, Place> places, Names? names = null)
    {
        Func<string, string> say = names is null ? text => text : names.Say;
        var bytes = new ArrayBufferWriter<byte>(LeastBytes);
        using (var json = new Utf8JsonWriter(bytes, names is null ? Options : Options with { Indented = false }))
        {
            json.WriteStartObject();
            WriteQuestion(json, question);
            if (answer is PlanAnswer.Plans plans)
            {
                WritePlans(json, plans, places, new Words(say, names is null ? null : new RouteText(names),
                    names is null ? null : Once<PlaceId, byte[]>(id => BytesOf(places[id]))));
            }
            else if (answer is PlanAnswer.NoRoute none)
            {
                json.WriteStartArray("itineraries");
                json.WriteEndArray();
                json.WriteStartObject("noRoute");
                json.WriteString("why", say(none.Why));
                WriteStrings(json, "whatWouldHelp", none.WhatWouldHelp, say);
                json.WriteEndObject();
            }

            WriteExplained(json, answer.Explained);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The same places come in most legs of an answer: each is worked out once.</summary>
    private static Func<TKey, TValue> Once<TKey, TValue>(Func<TKey, TValue> make)
        where TKey : notnull
    {
        var known = new Dictionary<TKey, TValue>();
        return key =>
        {
            if (!known.TryGetValue(key, out var value))
            {
                known.Add(key, value = make(key));
            }

            return value;
        };
    }

    private static byte[] BytesOf(Place place)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options with { Indented = false }))
        {
            WritePlace(json, place);
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteQuestion(Utf8JsonWriter json, PlanQuestion question)
    {
        json.WriteStartObject("request");
        json.WritePropertyName("from");
        WritePlace(json, question.From);
        json.WritePropertyName("to");
        WritePlace(json, question.To);
        json.WriteString("goods", question.Goods.Id.Value);
        json.WriteNumber("teu", question.Request.Teu);
        json.WriteString("ready", question.Ready);
        json.WriteString("scenario", question.Scenario);
        json.WriteNumber("seed", question.Request.Seed);
        json.WriteEndObject();
    }

    private static void WritePlans(
        Utf8JsonWriter json, PlanAnswer.Plans plans, IReadOnlyDictionary<PlaceId, Place> places, Words words)
    {
        json.WriteStartArray("itineraries");
        foreach (var itinerary in plans.Itineraries)
        {
            WriteItinerary(json, itinerary, places, words);
        }

        json.WriteEndArray();
        json.WriteStartArray("shortlist");
        foreach (var index in plans.Shortlist)
        {
            json.WriteNumberValue(index);
        }

        json.WriteEndArray();
    }

    private static void WriteItinerary(
        Utf8JsonWriter json, Itinerary itinerary, IReadOnlyDictionary<PlaceId, Place> places, Words words)
    {
        json.WriteStartObject();
        if (words.Routes is { } routes)
        {
            json.WriteString("by", routes.Of(itinerary));
        }

        var ready = itinerary.Arrival.ToInstant() - itinerary.DoorToDoor;
        json.WriteString("ready", TimeText.Iso(ready.WithOffset(itinerary.Departure.Offset)));
        json.WriteString("departure", TimeText.Iso(itinerary.Departure));
        json.WriteString("arrival", TimeText.Iso(itinerary.Arrival));
        json.WriteString("p90Arrival", TimeText.Iso(itinerary.ArrivalP90));
        json.WriteNumber("hours", Math.Round(itinerary.DoorToDoor.TotalHours, 3));
        WriteCost(json, itinerary.Cost);
        json.WriteNumber("co2Kg", Math.Round(itinerary.Co2.Kilograms, 3));
        json.WriteStartArray("legs");
        foreach (var leg in itinerary.Legs)
        {
            WriteLeg(json, leg, places, words);
        }

        json.WriteEndArray();
        WriteStrings(json, "documents", itinerary.Documents, words.Say);
        json.WriteStartArray("assumptions");
        foreach (var row in itinerary.Assumptions)
        {
            json.WriteStartObject();
            json.WriteString("what", words.Say(row.What));
            json.WriteString("why", row.Why);
            json.WriteNumber("hours", Math.Round(row.Time.TotalHours, 3));
            json.WriteNumber("hoursP90", Math.Round(row.TimeP90.TotalHours, 3));
            json.WriteNumber("usd", Math.Round(row.Usd, 2));
            json.WriteNumber("co2Kg", Math.Round(row.Co2.Kilograms, 3));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLeg(Utf8JsonWriter json, Leg leg, IReadOnlyDictionary<PlaceId, Place> places, Words words)
    {
        json.WriteStartObject();
        json.WriteString("mode", Modes[(int)leg.Kind]);
        WritePlace(json, "from", leg.From, places, words);
        WritePlace(json, "to", leg.To, places, words);
        json.WriteString("departure", TimeText.Iso(leg.Departure));
        json.WriteString("arrival", TimeText.Iso(leg.Arrival));
        json.WriteNumber("hours", Math.Round((leg.Arrival.ToInstant() - leg.Departure.ToInstant()).TotalHours, 3));
        json.WriteNumber("km", Math.Round(leg.Length.Kilometres, 3));
        if (leg.Gauge.Millimetres > 0)
        {
            json.WriteNumber("gaugeMm", leg.Gauge.Millimetres);
        }
        else
        {
            json.WriteNull("gaugeMm");
        }

        WriteService(json, leg);
        WriteCost(json, leg.Cost);
        json.WriteNumber("co2Kg", Math.Round(leg.Co2.Kilograms, 3));
        json.WriteBoolean("assumed", leg.IsAssumed);
        WriteSteps(json, leg, words.Say);
        WriteStrings(json, "notes", leg.Notes, words.Say);
        json.WriteEndObject();
    }

    private static void WriteService(Utf8JsonWriter json, Leg leg)
    {
        if (leg.Service is { } service)
        {
            json.WriteString("service", service.Id.Value);
            json.WriteString("serviceName", service.Name.English);
            json.WriteString("serviceNumber", service.Number);
        }
        else
        {
            json.WriteNull("service");
        }

        if (leg.Crossing is { } crossing)
        {
            json.WriteString("crossing", crossing.Id.Value);
        }
    }

    private static void WriteSteps(Utf8JsonWriter json, Leg leg, Func<string, string> say)
    {
        json.WriteStartArray("steps");
        foreach (var step in leg.Steps)
        {
            json.WriteStartObject();
            json.WriteString("what", say(step.What));
            json.WriteNumber("minutesP50", Math.Round(step.Planned.TotalMinutes, 1));
            json.WriteNumber("minutesP90", Math.Round(step.P90.TotalMinutes, 1));
            if (step.Distribution is { } distribution)
            {
                json.WriteString("distribution", distribution);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteExplained(Utf8JsonWriter json, ImmutableArray<ExplainedLabel> explained)
    {
        if (explained.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("explained");
        foreach (var label in explained)
        {
            json.WriteStartObject();
            json.WriteString("verdict", label.Verdict);
            json.WriteString("way", label.Way);
            json.WriteString("state", label.State);
            json.WriteString("arrival", TimeText.Iso(label.Arrival));
            json.WriteString("p90Arrival", TimeText.Iso(label.ArrivalP90));
            json.WriteNumber("usd", Math.Round(label.Usd, 2));
            json.WriteNumber("co2Kg", Math.Round(label.Co2.Kilograms, 3));
            json.WriteString("reason", label.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePlace(
        Utf8JsonWriter json, string name, PlaceId id, IReadOnlyDictionary<PlaceId, Place> places, Words words)
    {
        json.WritePropertyName(name);
        if (words.Places is { } written)
        {
            json.WriteRawValue(written(id), skipInputValidation: true);
        }
        else
        {
            WritePlace(json, places[id]);
        }
    }

    private static void WritePlace(Utf8JsonWriter json, Place place)
    {
        json.WriteStartObject();
        json.WriteString("id", place.Id.Value);
        json.WriteString("name", place.Name.English);
        json.WriteString("nameVi", place.Name.Vietnamese);
        json.WriteString("nameZh", place.Name.Chinese);
        json.WriteString("country", place.Country.Value);
        json.WriteEndObject();
    }

    private static void WriteCost(Utf8JsonWriter json, Cost cost)
    {
        json.WriteStartObject("cost");
        json.WriteNumber("usd", Math.Round(cost.Usd, 2));
        json.WriteNumber("vnd", Math.Round(cost.Vnd));
        json.WriteNumber("cny", Math.Round(cost.Cny, 2));
        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, ImmutableArray<string> values, Func<string, string> say)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(say(value));
        }

        json.WriteEndArray();
    }

    /// <summary>How texts are said, how a route is told if it is, and places as written before.</summary>
    private sealed record Words(Func<string, string> Say, RouteText? Routes, Func<PlaceId, byte[]>? Places);
}

/// <summary>What was asked, resolved.</summary>
internal sealed record PlanQuestion(PlanRequest Request, Place From, Place To, Goods Goods, string Ready, string Scenario);
