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
        using var bytes = new PooledBytes(LeastBytes);
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
                json.WriteStartArray("itineraries"u8);
                json.WriteEndArray();
                json.WriteStartObject("noRoute"u8);
                Func<string, string> tell = names is null ? text => text : names.Reason;
                json.WriteString("why"u8, tell(none.Why));
                WriteStrings(json, "whatWouldHelp", none.WhatWouldHelp, tell);
                json.WriteEndObject();
            }

            WriteExplained(json, answer.Explained);
            json.WriteEndObject();
        }

        return bytes.ToArray();
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
        json.WriteStartObject("request"u8);
        json.WritePropertyName("from"u8);
        WritePlace(json, question.From);
        json.WritePropertyName("to"u8);
        WritePlace(json, question.To);
        json.WriteString("goods"u8, question.Goods.Id.Value);
        json.WriteNumber("teu"u8, question.Request.Teu);
        json.WriteString("ready"u8, question.Ready);
        json.WriteString("scenario"u8, question.Scenario);
        json.WriteNumber("seed"u8, question.Request.Seed);
        json.WriteEndObject();
    }

    private static void WritePlans(
        Utf8JsonWriter json, PlanAnswer.Plans plans, IReadOnlyDictionary<PlaceId, Place> places, Words words)
    {
        json.WriteStartArray("itineraries"u8);
        foreach (var itinerary in plans.Itineraries)
        {
            WriteItinerary(json, itinerary, places, words);
        }

        json.WriteEndArray();
        json.WriteStartArray("shortlist"u8);
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
            json.WriteString("by"u8, routes.Of(itinerary));
        }

        var ready = itinerary.Arrival.ToInstant() - itinerary.DoorToDoor;
        json.WriteString("ready"u8, TimeText.Iso(ready.WithOffset(itinerary.Departure.Offset)));
        json.WriteString("departure"u8, TimeText.Iso(itinerary.Departure));
        json.WriteString("arrival"u8, TimeText.Iso(itinerary.Arrival));
        json.WriteString("p90Arrival"u8, TimeText.Iso(itinerary.ArrivalP90));
        json.WriteRounded("hours"u8, itinerary.DoorToDoor.TotalHours, 3);
        WriteCost(json, itinerary.Cost);
        json.WriteRounded("co2Kg"u8, itinerary.Co2.Kilograms, 3);
        json.WriteStartArray("legs"u8);
        foreach (var leg in itinerary.Legs)
        {
            WriteLeg(json, leg, places, words);
        }

        json.WriteEndArray();
        WriteStrings(json, "documents", itinerary.Documents, words.Say);
        json.WriteStartArray("assumptions"u8);
        foreach (var row in itinerary.Assumptions)
        {
            json.WriteStartObject();
            json.WriteString("what"u8, words.Say(row.What));
            json.WriteString("why"u8, row.Why);
            json.WriteRounded("hours"u8, row.Time.TotalHours, 3);
            json.WriteRounded("hoursP90"u8, row.TimeP90.TotalHours, 3);
            json.WriteRounded("usd"u8, row.Usd, 2);
            json.WriteRounded("co2Kg"u8, row.Co2.Kilograms, 3);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLeg(Utf8JsonWriter json, Leg leg, IReadOnlyDictionary<PlaceId, Place> places, Words words)
    {
        json.WriteStartObject();
        json.WriteString("mode"u8, Modes[(int)leg.Kind]);
        WritePlace(json, "from", leg.From, places, words);
        WritePlace(json, "to", leg.To, places, words);
        json.WriteString("departure"u8, TimeText.Iso(leg.Departure));
        json.WriteString("arrival"u8, TimeText.Iso(leg.Arrival));
        json.WriteRounded("hours"u8, (leg.Arrival.ToInstant() - leg.Departure.ToInstant()).TotalHours, 3);
        json.WriteRounded("km"u8, leg.Length.Kilometres, 3);
        if (leg.Gauge.Millimetres > 0)
        {
            json.WriteNumber("gaugeMm"u8, leg.Gauge.Millimetres);
        }
        else
        {
            json.WriteNull("gaugeMm"u8);
        }

        WriteService(json, leg);
        WriteCost(json, leg.Cost);
        json.WriteRounded("co2Kg"u8, leg.Co2.Kilograms, 3);
        json.WriteBoolean("assumed"u8, leg.IsAssumed);
        WriteSteps(json, leg, words.Say);
        WriteStrings(json, "notes", leg.Notes, words.Say);
        json.WriteEndObject();
    }

    private static void WriteService(Utf8JsonWriter json, Leg leg)
    {
        if (leg.Service is { } service)
        {
            json.WriteString("service"u8, service.Id.Value);
            json.WriteString("serviceName"u8, service.Name.English);
            json.WriteString("serviceNumber"u8, service.Number);
        }
        else
        {
            json.WriteNull("service"u8);
        }

        if (leg.Crossing is { } crossing)
        {
            json.WriteString("crossing"u8, crossing.Id.Value);
        }
    }

    private static void WriteSteps(Utf8JsonWriter json, Leg leg, Func<string, string> say)
    {
        json.WriteStartArray("steps"u8);
        foreach (var step in leg.Steps)
        {
            json.WriteStartObject();
            json.WriteString("what"u8, say(step.What));
            json.WriteRounded("minutesP50"u8, step.Planned.TotalMinutes, 1);
            json.WriteRounded("minutesP90"u8, step.P90.TotalMinutes, 1);
            if (step.Distribution is { } distribution)
            {
                json.WriteString("distribution"u8, distribution);
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

        json.WriteStartArray("explained"u8);
        foreach (var label in explained)
        {
            json.WriteStartObject();
            json.WriteString("verdict"u8, label.Verdict);
            json.WriteString("way"u8, label.Way);
            json.WriteString("state"u8, label.State);
            json.WriteString("arrival"u8, TimeText.Iso(label.Arrival));
            json.WriteString("p90Arrival"u8, TimeText.Iso(label.ArrivalP90));
            json.WriteRounded("usd"u8, label.Usd, 2);
            json.WriteRounded("co2Kg"u8, label.Co2.Kilograms, 3);
            json.WriteString("reason"u8, label.Reason);
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
        json.WriteString("id"u8, place.Id.Value);
        json.WriteString("name"u8, place.Name.English);
        json.WriteString("nameVi"u8, place.Name.Vietnamese);
        json.WriteString("nameZh"u8, place.Name.Chinese);
        json.WriteString("country"u8, place.Country.Value);
        json.WriteEndObject();
    }

    private static void WriteCost(Utf8JsonWriter json, Cost cost)
    {
        json.WriteStartObject("cost"u8);
        json.WriteRounded("usd"u8, cost.Usd, 2);
        json.WriteRounded("vnd"u8, cost.Vnd, 0);
        json.WriteRounded("cny"u8, cost.Cny, 2);
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
