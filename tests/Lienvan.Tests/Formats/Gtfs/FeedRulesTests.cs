using Lienvan.Formats.Gtfs;
using Lienvan.Model.Dataset;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.Formats.Gtfs;

/// <summary>The feed of the package against what a validator asks, and the rules themselves against feeds that break them.</summary>
public sealed class FeedRulesTests
{
    private static readonly LocalDate Today = new(2026, 3, 2);
    private static readonly Lazy<ImmutableDictionary<string, string>> Sound = new(() => Feed("base", Today));

    [Theory]
    [InlineData("base", 2019)]
    [InlineData("base", 2026)]
    [InlineData("three-lines", 2036)]
    [InlineData("build-out-2035", 2050)]
    public void Nothing_is_found_in_the_feed_of_the_package(string scenario, int year)
    {
        var day = new LocalDate(year, 11, 22);
        Findings.AssertNone(new FeedRules(Feed(scenario, day), day).Check());
    }

    [Theory]
    [InlineData("agency.txt", "Asia/Ho_Chi_Minh\r\nchina", "Asia/Shanghai\r\nchina", "inconsistent_agency_timezone")]
    [InlineData("agency.txt", "Asia/Ho_Chi_Minh", "Asia/Nowhere", "invalid_timezone")]
    [InlineData("agency.txt", "https://", "", "invalid_url")]
    [InlineData("agency.txt", "\nchinarailway,", "\n中国铁路,", "non_ascii_or_non_printable_char")]
    [InlineData("agency.txt", "\nchinarailway,", "\nrailway,", "foreign_key_violation")]
    [InlineData("stops.txt", "stop_lat", "latitude", "missing_required_column")]
    [InlineData("stops.txt", ",106.18677", ",206.18677", "number_out_of_range")]
    [InlineData("stops.txt", "21.27622,106.18677", "0.10000,0.20000", "point_near_origin")]
    [InlineData("stops.txt", "Bac Giang", "BAC GIANG", "mixed_case_recommended_field")]
    [InlineData("stops.txt", "Bac Giang", " Bac Giang", "leading_or_trailing_whitespaces")]
    [InlineData("stops.txt", "Bac Giang", "", "missing_required_field")]
    [InlineData("stops.txt", "\nbac-giang-station,", "\nelsewhere,", "stop_without_stop_time")]
    [InlineData("stops.txt", "21.27622,106.18677", "48.20000,16.37000", "fast_travel_between_far_stops")]
    [InlineData("routes.txt", ",2\r\n", ",99\r\n", "unexpected_enum_value")]
    [InlineData("routes.txt", ",2\r\n", ",2,2\r\n", "invalid_row_length")]
    [InlineData("routes.txt", ",HP1,Hà", ",HP1,HP1 Hà", "route_long_name_contains_short_name")]
    [InlineData("routes.txt", ",HP1,Hà Nội – Hải Phòng passenger train HP1,", ",,,", "route_both_short_and_long_name_missing")]
    [InlineData("routes.txt", ",HP1,", ",HP1 to Hải Phòng,", "route_short_name_too_long")]
    [InlineData("trips.txt", "hp1,hp1,hp1", "hp1,hp1,hp2", "duplicate_key")]
    [InlineData("trips.txt", "trip_id,trip_headsign", "trip_id,trip_id", "duplicated_column")]
    [InlineData("stop_times.txt", "hp1,06:00:00,06:00:00", "hp1,26:00:00,26:00:00",
        "stop_time_with_arrival_before_previous_departure_time")]
    [InlineData("stop_times.txt", "hp1,06:00:00,06:00:00", "hp1,06:00:00,05:59:00", "stop_time_with_departure_before_arrival_time")]
    [InlineData("stop_times.txt", "hp1,06:00:00,", "hp1,6 am,", "invalid_time")]
    [InlineData("calendar.txt", "hp1,1,1,1,1,1,1,1", "hp1,0,0,0,0,0,0,0", "service_has_no_active_day_of_the_week")]
    [InlineData("calendar.txt", "1,20260302,20260530", "1,20260302,20260230", "invalid_date")]
    [InlineData("calendar.txt", "1,20260302,20260530", "1,20260302,20260301", "start_and_end_range_out_of_order")]
    [InlineData("calendar.txt", "1,20260302,20260530", "1,20250302,20250530", "expired_calendar")]
    [InlineData("calendar.txt", ",20260302,", ",20260402,", "trip_coverage_not_active_for_next7_days")]
    [InlineData("frequencies.txt", ",05:00:00,21:00:00,", ",21:00:00,05:00:00,", "start_and_end_range_out_of_order")]
    [InlineData("translations.txt", ",vi,", ",Tiếng Việt,", "invalid_language_code")]
    [InlineData("translations.txt", ",bac-giang-station", ",elsewhere", "translation_foreign_key_violation")]
    [InlineData("feed_info.txt", "20260530", "20260310", "feed_expiration_date30_days")]
    [InlineData("feed_info.txt", "20260530", "", "missing_feed_info_date")]
    public void What_breaks_a_rule_is_found(string file, string sound, string broken, string rule)
    {
        var text = Sound.Value[file].Replace(sound, broken, StringComparison.Ordinal);
        Assert.NotEqual(Sound.Value[file], text);
        var feed = Sound.Value.ToDictionary();
        feed[file] = text;
        Assert.Contains(new FeedRules(feed, Today).Check(), finding => finding.StartsWith(rule, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_missing_empty_or_unknown_is_found()
    {
        var feed = Sound.Value.ToDictionary();
        feed.Remove("routes.txt");
        feed["trips.txt"] = "route_id,service_id,trip_id\r\n";
        feed["secrets.txt"] = "a\r\nb\r\n";
        var found = new FeedRules(feed, Today).Check();
        Assert.Contains("missing_required_file: routes.txt", found);
        Assert.Contains("empty_file: trips.txt", found);
        Assert.Contains("unknown_file: secrets.txt", found);
    }

    private static ImmutableDictionary<string, string> Feed(string scenario, LocalDate day)
    {
        Corridor corridor = BuiltIn.Corridor;
        return GtfsWriter.Write(Scenario.Find(corridor, new ScenarioId(scenario))!.On(corridor, day), day.PlusDays(89)).Files.Texts;
    }
}
