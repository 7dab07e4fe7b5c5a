using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.Tests.Formats.Gtfs;

/// <summary>
/// A second pair of eyes on a feed that is written: it reads the texts by itself and knows nothing of the writer. Every rule of the GTFS
/// Schedule reference, and every error and warning of the canonical validator (by its name there), that can apply to a feed of these files:
/// no shapes, fares, pathways, transfers or platforms. Source: gtfs.org/schedule/reference; rules of MobilityData's gtfs-validator.
/// </summary>
internal sealed partial class FeedRules(IReadOnlyDictionary<string, string> texts, LocalDate today)
{
    private const double EarthKm = 6371, FastestTrainKmPerHour = 500, FarKm = 10;

    private static readonly Dictionary<string, (string Required, string Optional, string Key)> Files = new()
    {
        ["agency.txt"] = ("agency_id agency_name agency_url agency_timezone", "agency_lang", "agency_id"),
        ["stops.txt"] = ("stop_id stop_name stop_lat stop_lon", "stop_timezone", "stop_id"),
        ["routes.txt"] = ("route_id agency_id route_type", "route_short_name route_long_name", "route_id"),
        ["trips.txt"] = ("route_id service_id trip_id", "trip_headsign", "trip_id"),
        ["stop_times.txt"] = ("trip_id arrival_time departure_time stop_id stop_sequence", "pickup_type drop_off_type timepoint",
            "trip_id stop_sequence"),
        ["calendar.txt"] = ("service_id monday tuesday wednesday thursday friday saturday sunday start_date end_date", "", "service_id"),
        ["frequencies.txt"] = ("trip_id start_time end_time headway_secs", "exact_times", "trip_id start_time"),
        ["translations.txt"] = ("table_name field_name language translation record_id", "", "table_name field_name language record_id"),
        ["feed_info.txt"] = ("feed_publisher_name feed_publisher_url feed_lang",
            "feed_start_date feed_end_date feed_version feed_contact_url feed_contact_email", "feed_publisher_name"),
    };

    private readonly Dictionary<string, List<Dictionary<string, string>>> tables = [];
    private readonly List<string> findings = [];

    /// <summary>What breaks a rule, by the name of the rule.</summary>
    public IReadOnlyList<string> Check()
    {
        foreach (var name in Files.Keys.Except(["frequencies.txt"]).Where(name => !texts.ContainsKey(name)))
        {
            Find(name is "feed_info.txt" or "translations.txt" ? "missing_recommended_file" : "missing_required_file", name);
        }

        foreach (var (name, text) in texts)
        {
            Read(name, text);
        }

        foreach (var (name, rows) in tables)
        {
            CheckKeys(name, rows);
            CheckValues(name, rows);
        }

        CheckReferences();
        CheckAgenciesAndFeed();
        CheckRoutes();
        CheckTrips();
        CheckFrequencies();
        CheckDays();
        return findings;
    }

    private void Find(string rule, string where) => findings.Add($"{rule}: {where}");

    private List<Dictionary<string, string>> Rows(string name) => tables.GetValueOrDefault(name) ?? [];

    private IEnumerable<string> Values(string name, string field) => Rows(name).Select(row => row.GetValueOrDefault(field) ?? "");

    private void Read(string name, string text)
    {
        if (!Files.TryGetValue(name, out var file))
        {
            Find("unknown_file", name);
            return;
        }

        var lines = Cells(text);
        if (lines is not [{ } head, _, ..])
        {
            Find("empty_file", name);
            return;
        }

        foreach (var column in head.GroupBy(column => column, StringComparer.Ordinal).Where(group => group.Count() > 1 || group.Key == ""))
        {
            Find(column.Key == "" ? "empty_column_name" : "duplicated_column", $"{name} {column.Key}");
        }

        foreach (var column in file.Required.Split(' ').Except(head))
        {
            Find("missing_required_column", $"{name} {column}");
        }

        foreach (var column in head.Except($"{file.Required} {file.Optional}".Split(' ')))
        {
            Find("unknown_column", $"{name} {column}");
        }

        foreach (var line in lines.Where(line => line.Count != head.Count))
        {
            Find("invalid_row_length", $"{name} {string.Join(',', line)}");
        }

        tables[name] = [.. lines.Skip(1).Where(line => line.Count == head.Count)
            .Select(line => head.Zip(line).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private void CheckKeys(string name, List<Dictionary<string, string>> rows)
    {
        var (required, _, key) = Files[name];
        foreach (var row in rows)
        {
            foreach (var field in required.Split(' ').Where(field => row.GetValueOrDefault(field) == ""))
            {
                Find("missing_required_field", $"{name} {field} of {row.Values.First()}");
            }
        }

        var keys = rows.Select(row => string.Join(' ', key.Split(' ').Select(field => row.GetValueOrDefault(field))));
        foreach (var twice in keys.GroupBy(value => value, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Find("duplicate_key", $"{name} {twice.Key}");
        }
    }

    private void CheckValues(string name, List<Dictionary<string, string>> rows)
    {
        foreach (var (field, value) in rows.SelectMany(row => row).Where(cell => cell.Value != ""))
        {
            if (value != value.Trim())
            {
                Find("leading_or_trailing_whitespaces", $"{name} {field} '{value}'");
            }

            if (value.Contains('\n', StringComparison.Ordinal) || value.Contains('\r', StringComparison.Ordinal))
            {
                Find("new_line_in_value", $"{name} {field}");
            }

            if (RuleOf(field) is var (rule, isSound) && !isSound(value))
            {
                Find(rule, $"{name} {field} '{value}'");
            }
        }
    }

    /// <summary>The rule for the values of a field by its type.</summary>
    private static (string Rule, Func<string, bool> IsSound)? RuleOf(string field) => field switch
    {
        _ when field.EndsWith("_id", StringComparison.Ordinal) =>
            ("non_ascii_or_non_printable_char", value => value.All(c => c is > ' ' and <= '~')),
        _ when field.EndsWith("_timezone", StringComparison.Ordinal) =>
            ("invalid_timezone", value => DateTimeZoneProviders.Tzdb.GetZoneOrNull(value) is not null),
        _ when field.EndsWith("_url", StringComparison.Ordinal) =>
            ("invalid_url", value => Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"),
        _ when field.EndsWith("_date", StringComparison.Ordinal) => ("invalid_date", value => FindDay(value) is not null),
        _ when field.EndsWith("_time", StringComparison.Ordinal) => ("invalid_time", value => FindSeconds(value) is not null),
        "language" or "feed_lang" or "agency_lang" => ("invalid_language_code", value => LanguageCode().IsMatch(value)),
        "stop_lat" => ("number_out_of_range", value => FindNumber(value) is >= -90 and <= 90),
        "stop_lon" => ("number_out_of_range", value => FindNumber(value) is >= -180 and <= 180),
        "headway_secs" => ("number_out_of_range", value => FindNumber(value) is >= 1 and var number && number == Math.Floor(number)),
        "stop_sequence" => ("number_out_of_range", value => FindNumber(value) is >= 0 and var number && number == Math.Floor(number)),
        "route_type" => ("unexpected_enum_value", value => value is "0" or "1" or "2" or "3" or "4" or "5" or "6" or "7" or "11" or "12"),
        "pickup_type" or "drop_off_type" => ("unexpected_enum_value", value => value is "0" or "1" or "2" or "3"),
        "exact_times" or "timepoint" or "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday" =>
            ("unexpected_enum_value", value => value is "0" or "1"),
        "stop_name" or "route_long_name" or "trip_headsign" or "agency_name" =>
            ("mixed_case_recommended_field", value => !value.Any(char.IsAsciiLetter) || value.Length <= 5
                || (value.Any(char.IsLower) && value.Any(char.IsUpper))),
        "table_name" => ("translation_unknown_table_name", value => value is "agency" or "stops" or "routes" or "trips" or "stop_times"
            or "feed_info" or "pathways" or "levels" or "attributions"),
        _ => null,
    };

    private void CheckReferences()
    {
        void Refer(string from, string field, string to)
        {
            foreach (var value in Values(from, field).Distinct().Except(Values(to, field)))
            {
                Find("foreign_key_violation", $"{from} {field} '{value}'");
            }
        }

        void Use(string rule, string of, string field, string by)
        {
            foreach (var value in Values(of, field).Except(Values(by, field)))
            {
                Find(rule, $"{of} '{value}'");
            }
        }

        Refer("routes.txt", "agency_id", "agency.txt");
        Refer("trips.txt", "route_id", "routes.txt");
        Refer("trips.txt", "service_id", "calendar.txt");
        Refer("stop_times.txt", "trip_id", "trips.txt");
        Refer("stop_times.txt", "stop_id", "stops.txt");
        Refer("frequencies.txt", "trip_id", "trips.txt");
        Use("stop_without_stop_time", "stops.txt", "stop_id", "stop_times.txt");
        Use("unused_trip", "trips.txt", "trip_id", "stop_times.txt");
        Use("unused_route", "routes.txt", "route_id", "trips.txt");
        Use("unused_service", "calendar.txt", "service_id", "trips.txt");
        Use("unused_agency", "agency.txt", "agency_id", "routes.txt");
        foreach (var row in Rows("translations.txt"))
        {
            var (table, field, id) = (row["table_name"] + ".txt", row["field_name"], row["record_id"]);
            if (!Rows(table).Any(other => other.ContainsKey(field) && other.Values.First() == id))
            {
                Find("translation_foreign_key_violation", $"{table} {field} '{id}'");
            }
        }
    }

    private void CheckAgenciesAndFeed()
    {
        if (Values("agency.txt", "agency_timezone").Distinct().Count() > 1)
        {
            Find("inconsistent_agency_timezone", "agency.txt");
        }

        if (Rows("feed_info.txt") is not [var info])
        {
            Find("more_than_one_entity", "feed_info.txt");
            return;
        }

        foreach (var field in new[] { "feed_start_date", "feed_end_date" }.Where(field => info.GetValueOrDefault(field, "") == ""))
        {
            Find("missing_feed_info_date", field);
        }

        if (info.GetValueOrDefault("feed_version", "") == "")
        {
            Find("missing_recommended_field", "feed_version");
        }

        if (info.GetValueOrDefault("feed_contact_email", "") + info.GetValueOrDefault("feed_contact_url", "") == "")
        {
            Find("missing_feed_contact_email_and_url", "feed_info.txt");
        }

        if (Values("agency.txt", "agency_lang").Any(language => language != "" && language != info["feed_lang"]))
        {
            Find("feed_info_lang_and_agency_lang_mismatch", info["feed_lang"]);
        }

        CheckRange(info.GetValueOrDefault("feed_start_date", ""), info.GetValueOrDefault("feed_end_date", ""), "feed_info.txt");
        if (FindDay(info.GetValueOrDefault("feed_end_date", "")) is { } end && end < today.PlusDays(30))
        {
            Find("feed_expiration_date30_days", info["feed_end_date"]);
        }
    }

    private void CheckRoutes()
    {
        foreach (var row in Rows("routes.txt"))
        {
            var (id, brief) = (row["route_id"], row.GetValueOrDefault("route_short_name", ""));
            var whole = row.GetValueOrDefault("route_long_name", "");
            if (brief.Length + whole.Length == 0)
            {
                Find("route_both_short_and_long_name_missing", id);
            }

            if (brief.Length > 12)
            {
                Find("route_short_name_too_long", id);
            }

            if (brief != "" && (whole == brief || Regex.IsMatch(whole, $"^{Regex.Escape(brief)}[\\s\\-(]", RegexOptions.IgnoreCase)))
            {
                Find("route_long_name_contains_short_name", $"{id} '{whole}'");
            }
        }

        string[] fields = ["agency_id", "route_short_name", "route_long_name", "route_type"];
        var names = Rows("routes.txt").GroupBy(row => string.Join('|', fields.Select(field => row.GetValueOrDefault(field))));
        foreach (var twice in names.Where(group => group.Count() > 1))
        {
            Find("duplicate_route_name", twice.Key);
        }
    }

    private void CheckTrips()
    {
        double At(Dictionary<string, string> row, string field) => FindNumber(row.GetValueOrDefault(field, "")) ?? 0;
        var places = Rows("stops.txt").DistinctBy(row => row["stop_id"])
            .ToDictionary(row => row["stop_id"], row => (At(row, "stop_lat"), At(row, "stop_lon")));
        foreach (var (id, (latitude, longitude)) in places)
        {
            if (Math.Abs(latitude) <= 1 && Math.Abs(longitude) <= 1)
            {
                Find("point_near_origin", id);
            }

            if (Math.Abs(latitude) >= 89)
            {
                Find("point_near_pole", id);
            }
        }

        foreach (var trip in Rows("stop_times.txt").GroupBy(row => row["trip_id"]))
        {
            var calls = trip.OrderBy(row => FindNumber(row["stop_sequence"])).ToArray();
            if (calls.Length < 2)
            {
                Find("unusable_trip", trip.Key);
            }

            foreach (var call in calls.Where(call => FindSeconds(call["arrival_time"]) > FindSeconds(call["departure_time"])))
            {
                Find("stop_time_with_departure_before_arrival_time", $"{trip.Key} {call["stop_id"]}");
            }

            foreach (var (from, to) in calls.Zip(calls.Skip(1)))
            {
                CheckRun(trip.Key, from, to, places);
            }
        }
    }

    private void CheckRun(
        string trip, Dictionary<string, string> from, Dictionary<string, string> to, Dictionary<string, (double, double)> places)
    {
        var (leaves, arrives) = (FindSeconds(from["departure_time"]) ?? 0, FindSeconds(to["arrival_time"]) ?? 0);
        if (arrives < leaves)
        {
            Find("stop_time_with_arrival_before_previous_departure_time", $"{trip} {to["stop_id"]}");
        }

        var km = Kilometres(places.GetValueOrDefault(from["stop_id"]), places.GetValueOrDefault(to["stop_id"]));
        var seconds = Math.Max(arrives - leaves, 60);
        if (km / seconds * 3600 > FastestTrainKmPerHour)
        {
            Find(km > FarKm ? "fast_travel_between_far_stops" : "fast_travel_between_consecutive_stops",
                string.Create(CultureInfo.InvariantCulture, $"{trip} {from["stop_id"]}–{to["stop_id"]} {km:0} km in {seconds} s"));
        }
    }

    private void CheckFrequencies()
    {
        foreach (var trip in Rows("frequencies.txt").GroupBy(row => row["trip_id"]))
        {
            var spans = trip.OrderBy(row => FindSeconds(row["start_time"])).ToArray();
            foreach (var span in spans.Where(span => FindSeconds(span["start_time"]) >= FindSeconds(span["end_time"])))
            {
                Find("start_and_end_range_out_of_order", $"frequencies.txt {trip.Key}");
            }

            foreach (var (before, after) in spans.Zip(spans.Skip(1)))
            {
                if (FindSeconds(after["start_time"]) < FindSeconds(before["end_time"]))
                {
                    Find("overlapping_frequency", trip.Key);
                }
            }
        }
    }

    private void CheckDays()
    {
        string[] week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        foreach (var row in Rows("calendar.txt"))
        {
            CheckRange(row["start_date"], row["end_date"], $"calendar.txt {row["service_id"]}");
            if (week.All(day => row.GetValueOrDefault(day) == "0"))
            {
                Find("service_has_no_active_day_of_the_week", row["service_id"]);
            }

            if (FindDay(row["end_date"]) < today)
            {
                Find("expired_calendar", row["service_id"]);
            }
        }

        bool RunsSoon(Dictionary<string, string> row) => Enumerable.Range(0, 7).Select(today.PlusDays).Any(day =>
            FindDay(row["start_date"]) <= day && day <= FindDay(row["end_date"]) && row[week[(int)day.DayOfWeek - 1]] == "1");
        if (!Rows("calendar.txt").Any(RunsSoon))
        {
            Find("trip_coverage_not_active_for_next7_days", "calendar.txt");
        }
    }

    private void CheckRange(string first, string last, string where)
    {
        if (FindDay(first) > FindDay(last))
        {
            Find("start_and_end_range_out_of_order", where);
        }
    }

    /// <summary>By the haversine, km.</summary>
    private static double Kilometres((double Latitude, double Longitude) a, (double Latitude, double Longitude) b)
    {
        static double Radians(double degrees) => degrees * Math.PI / 180;
        var (up, across) = (Math.Sin(Radians(b.Latitude - a.Latitude) / 2), Math.Sin(Radians(b.Longitude - a.Longitude) / 2));
        var shrunk = Math.Cos(Radians(a.Latitude)) * Math.Cos(Radians(b.Latitude));
        return 2 * EarthKm * Math.Asin(Math.Sqrt((up * up) + (shrunk * across * across)));
    }

    private static LocalDate? FindDay(string text) =>
        LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Parse(text) is { Success: true, Value: var day } ? day : null;

    private static int? FindSeconds(string text) => Clock().Match(text) is { Success: true } match
        ? (Whole(match, 1) * 3600) + (Whole(match, 2) * 60) + Whole(match, 3) : null;

    private static int Whole(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static double? FindNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^(\d{1,3}):([0-5]\d):([0-5]\d)$")]
    private static partial Regex Clock();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex LanguageCode();

    /// <summary>The cells of a CSV text. Source: RFC 4180.</summary>
    private static List<List<string>> Cells(string text)
    {
        var (lines, line, cell, isQuoted) = (new List<List<string>>(), new List<string>(), new System.Text.StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character == '"' && isQuoted && at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && character is ',' or '\n')
            {
                line.Add(cell.ToString());
                cell.Clear();
                if (character == '\n')
                {
                    lines.Add(line);
                    line = [];
                }
            }
            else if (isQuoted || character != '\r')
            {
                cell.Append(character);
            }
        }

        return lines;
    }
}
