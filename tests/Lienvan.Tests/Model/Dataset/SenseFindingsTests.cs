using Lienvan.Model.Dataset;

namespace Lienvan.Tests.Model.Dataset;

/// <summary>Every LV01xx, each provoked by as little as can be changed in a valid package.</summary>
public sealed class SenseFindingsTests
{
    [Theory]
    [InlineData("crossing_status", "gate-huu-nghi", "valid_to", "2026-02-01", "crossing_status.csv(2) LV0101")]
    [InlineData("roads", "bn-yv", "hours_p90", "0.5", "roads.csv(2) LV0104")]
    [InlineData("formalities", "dd-ex", "minutes_p90", "10", "formalities.csv(2) LV0104")]
    [InlineData("lines", "cn-xg", "source", "?", "lines.csv(4) LV0105")]
    [InlineData("lines", "cn-xg", "source", "assumed: by eye", "lines.csv(4) LV0105")]
    [InlineData("scenarios", "late", "source", "assumed", "scenarios.csv(3) LV0106")]
    [InlineData("project_parts", "p-link,VN", "currency", "EUR", "project_parts.csv(2) LV0107")]
    [InlineData("sections", "yv-hp", "axle_load_t", "14+20", "sections.csv(4) LV0108")]
    [InlineData("sections", "yv-bn", "gauges", "1435+1000", "sections.csv(2) LV0108")]
    [InlineData("places", "pingxiang", "latitude", "5.21", "places.csv(7) LV0110")]
    [InlineData("places", "dong-dang", "time_zone", "Asia/Shanghai", "places.csv(5) LV0111")]
    [InlineData("countries", "VN", "time_zone", "Asia/Shanghai", "countries.csv(2) LV0111")]
    [InlineData("places", "dong-dang", "latitude", "", "places.csv(5) LV0113")]
    public void Rows_and_places(string table, string row, string column, string value, string expected) =>
        Assert.Contains(expected, PackageSketch.Valid.With(table, row, column, value).Findings);

    [Theory]
    [InlineData("line_stations", "vn-hn-dd,dong-dang", "km", "30", "LV0120")]
    [InlineData("line_stations", "vn-hn-dd,bac-ninh", "km", "5", "sections.csv(2) LV0121")]
    [InlineData("sections", "yv-hp", "line", "vn-hn-dd", "sections.csv(4) LV0122")]
    [InlineData("sections", "yv-bn", "to", "dong-dang", "sections.csv(2) LV0123")]
    [InlineData("sections", "yv-bn", "km", "25", "sections.csv(2) LV0124")]
    [InlineData("sections", "px-nn", "km", "160", "sections.csv(5) LV0125")]
    [InlineData("line_stations", "cn-xg,nanning", "km", "600", "sections.csv(5) LV0126")]
    [InlineData("places", "bac-ninh-station", "country", "CN", "sections.csv(2) LV0127")]
    [InlineData("lines", "cn-xg", "country", "VN", "line_stations.csv(7) LV0128")]
    [InlineData("roads", "bn-hn", "km", "80", "roads.csv(3) LV0129")]
    [InlineData("places", "huu-nghi", "country", "CN", "roads.csv(3) LV0130")]
    public void Lines_and_roads(string table, string row, string column, string value, string expected) =>
        Assert.Contains(PackageSketch.Valid.With(table, row, column, value).Findings,
            finding => finding.EndsWith(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("places", "huu-nghi", "country", "CN", "crossings.csv(3) LV0140")]
    [InlineData("places", "youyi-guan", "latitude", "22.9", "crossings.csv(3) LV0141")]
    [InlineData("crossings", "rail", "km", "9", "crossings.csv(2) LV0142")]
    [InlineData("crossings", "gate", "hours_b", "", "crossings.csv(3) LV0143")]
    [InlineData("crossings", "rail", "gauges", "", "crossings.csv(2) LV0144")]
    [InlineData("crossings", "rail", "gauges", "1520", "crossings.csv(2) LV0145")]
    [InlineData("crossings", "rail", "gauges", "1000", "crossings.csv(2) LV0146")]
    [InlineData("opening_hours", "gate-vn", "closes", "06:00", "opening_hours.csv(2) LV0150")]
    [InlineData("opening_hours", "gate-vn", "valid_to", "2026-06-30", "opening_hours.csv(2) LV0151")]
    [InlineData("opening_hours", "gate-vn", "holidays", "only", "opening_hours.csv(2) LV0151")]
    [InlineData("holidays", "CN", "date", "2026-02-12", "holidays.csv(3) LV0153")]
    [InlineData("crossings", "gate", "hours_a", "gate-cn", "crossings.csv(3) LV0155")]
    public void Crossings_and_hours(string table, string row, string column, string value, string expected) =>
        Assert.Contains(expected, PackageSketch.Valid.With(table, row, column, value).Findings);

    [Theory]
    [InlineData("service_stops", "t8702,1", "departure", "", "service_stops.csv(6) LV0161")]
    [InlineData("service_stops", "t8702,2", "arrival", "20:00", "service_stops.csv(7) LV0162")]
    [InlineData("service_stops", "t8702,3", "arrival", "02:30+1", "service_stops.csv(8) LV0162")]
    [InlineData("services", "yv-nn", "per_week", "", "services.csv(2) LV0163")]
    [InlineData("service_stops", "yv-nn,2", "run_minutes", "", "service_stops.csv(3) LV0164")]
    [InlineData("crossings", "rail", "gauges", "1000", "service_stops.csv(4) LV0165")]
    [InlineData("service_stops", "t8702,4", "place", "hai-phong-station", "service_stops.csv(9) LV0165")]
    [InlineData("sections", "bn-dd", "gauges", "1000", "service_stops.csv(3) LV0166")]
    [InlineData("sections", "bn-dd", "project", "p-link", "service_stops.csv(3) LV0166")]
    [InlineData("services", "yv-nn", "gauges", "", "services.csv(2) LV0167")]
    [InlineData("services", "yv-nn", "gauges", "1000+1435", "services.csv(2) LV0168")]
    [InlineData("service_stops", "yv-nn,2", "run_minutes", "60", "service_stops.csv(3) LV0169")]
    [InlineData("crossings", "rail", "train_mass_t", "500", "services.csv(2) LV0170")]
    [InlineData("compositions", "through", "load_t", "900", "services.csv(2) LV0171")]
    [InlineData("sections", "bn-dd", "train_length_m", "200", "services.csv(2) LV0172")]
    [InlineData("vehicles", "d14e", "mass_t", "90", "services.csv(2) LV0173")]
    [InlineData("vehicles", "d14e", "gauges", "1000", "services.csv(2) LV0174")]
    [InlineData("service_stops", "yv-nn,2", "activity", "load", "service_stops.csv(3) LV0175")]
    [InlineData("handling", "px-1435", "to", "rail1520", "service_stops.csv(4) LV0176")]
    [InlineData("service_stops", "yv-nn,2", "place", "yen-vien", "service_stops.csv(3) LV0177")]
    [InlineData("compositions", "through", "load_t", "1900", "compositions.csv(2) LV0178")]
    public void Services(string table, string row, string column, string value, string expected) =>
        Assert.Contains(expected, PackageSketch.Valid.With(table, row, column, value).Findings);

    [Theory]
    [InlineData("project_parts", "p-link,VN", "approved", "2031-01-01", "project_parts.csv(2) LV0181")]
    [InlineData("project_parts", "p-link,VN", "started", "2031-01-01", "project_parts.csv(2) LV0181")]
    [InlineData("project_parts", "p-link,CN", "country", "VN", "projects.csv(2) LV0182")]
    [InlineData("projects", "p-link", "needs", "p-more", "LV0184")]
    [InlineData("projects", "p-link", "needs", "p-link", "projects.csv(2) LV0184")]
    [InlineData("policy_changes", "late", "column", "colour", "policy_changes.csv(2) LV0185")]
    [InlineData("policy_changes", "late", "row", "gate-xx", "policy_changes.csv(2) LV0185")]
    [InlineData("policy_changes", "late", "value", "late", "policy_changes.csv(2) LV0185")]
    [InlineData("scenarios", "base", "parent", "late", "LV0186")]
    [InlineData("scenario_dates", "early", "project", "p-more", "")]
    [InlineData("scenario_dates", "early", "country", "CN", "")]
    public void Projects_and_scenarios(string table, string row, string column, string value, string expected)
    {
        var findings = PackageSketch.Valid.With(table, row, column, value).Findings;
        Assert.True(expected.Length == 0 ? findings.Length == 0
            : findings.Any(finding => finding.EndsWith(expected, StringComparison.Ordinal)), string.Join('\n', findings));
    }

    [Fact]
    public void Versions_of_one_row_must_follow_one_another()
    {
        var later = "yv-hp,vn-hn-hp,yen-vien,hai-phong-station,1000,80,60,14,1200,2030-01-01,,,Viet Nam Railways,A";
        Assert.Contains("sections.csv(6) LV0102", PackageSketch.Valid.Plus("sections", later).Findings);
        Assert.Empty(PackageSketch.Valid.With("sections", "yv-hp", "valid_to", "2029-12-31").Plus("sections", later).Findings);
    }

    [Fact]
    public void Gauge_meets_gauge_where_a_metre_line_ends_at_a_standard_one()
    {
        var broken = PackageSketch.Valid.With("sections", "yv-bn", "gauges", "1435").With("sections", "yv-bn", "axle_load_t", "20")
            .With("sections", "yv-bn", "train_mass_t", "1000");
        Assert.DoesNotContain("places.csv(3) LV0103", broken.Findings);
        Assert.Contains("places.csv(3) LV0103", broken.Minus("handling", "yv-gauge").Findings);
        Assert.Empty(PackageSketch.Valid.Minus("handling", "yv-gauge").Findings);
    }

    [Fact]
    public void A_country_needs_its_code()
    {
        var text = "id,name_en,time_zone,currency,source,confidence\nVnm,Viet Nam,Asia/Ho_Chi_Minh,VND,ISO 3166,A\n";
        Assert.Contains("countries.csv(2) LV0112", PackageSketch.Valid.WithText("countries", text).Findings);
    }

    [Fact]
    public void A_zone_stands_in_its_own_country()
    {
        var zones = "id,name_en,kind,country,place,source,confidence\nlang-son,Lạng Sơn,province,VN,pingxiang,GSO,A\n";
        Assert.Contains("zones.csv(2) LV0114", PackageSketch.Valid.WithText("zones", zones).Findings);
    }

    [Fact]
    public void A_note_says_why_a_line_winds()
    {
        var winding = PackageSketch.Valid.With("line_stations", "cn-xg,nanning", "km", "600");
        Assert.DoesNotContain("sections.csv(5) LV0126", winding.With("sections", "px-nn", "note", "spirals up the plateau").Findings);
    }

    [Fact]
    public void A_line_must_not_fall_into_pieces() =>
        Assert.Contains("line_stations.csv(4) LV0131", PackageSketch.Valid.Minus("sections", "bn-dd").Findings);

    [Fact]
    public void Both_sides_of_a_crossing_in_use_clear_goods()
    {
        Assert.Contains("crossings.csv(2) LV0148", PackageSketch.Valid.Minus("formalities", "px-im").Findings);
        var closed = PackageSketch.Valid.Minus("formalities", "px-im").Plus("crossing_status",
            "rail-dd-px,suspended,both,2020-01-01,,pandemic,China Railway,A");
        Assert.DoesNotContain("crossings.csv(2) LV0148", closed.Findings);
        Assert.Contains("formalities.csv(2) LV0147", PackageSketch.Valid.Plus("countries", "LA,Laos,Lào,老挝,Asia/Vientiane,LAK,ISO 3166,A")
            .With("formalities", "dd-ex", "country", "LA").Findings);
    }

    [Fact]
    public void One_set_of_hours_is_one_clock_and_covers_no_time_twice()
    {
        Assert.Contains("opening_hours.csv(4) LV0152", PackageSketch.Valid.Plus("opening_hours",
            "gate-vn,VN,7,19:00,22:00,open,,,customs,B").Findings);
        Assert.Empty(PackageSketch.Valid.Plus("opening_hours", "gate-vn,VN,7,20:00,22:00,open,,,customs,B").Findings);
        Assert.Contains("opening_hours.csv(4) LV0154", PackageSketch.Valid.Plus("opening_hours",
            "gate-vn,CN,7,22:00,23:00,open,,,customs,B").Findings);
    }

    [Fact]
    public void A_service_needs_two_stops()
    {
        var lonely = PackageSketch.Valid.Minus("service_stops", "t8702,2").Minus("service_stops", "t8702,3").Minus("service_stops",
            "t8702,4");
        Assert.Contains("services.csv(3) LV0160", lonely.Findings);
    }

    [Fact]
    public void A_project_needs_parts_a_scenario_its_projects_and_the_package_a_base()
    {
        Assert.Contains("projects.csv(3) LV0180", PackageSketch.Valid.Minus("project_parts", "p-more").Findings);
        Assert.Contains("scenarios.csv(0) LV0187", PackageSketch.Valid.WithText("scenarios",
            "id,name_en,source,confidence\nlate,Late,assumed: what if,assumed\n")
            .Without("scenario_dates").Findings);
        Assert.Contains("scenario_dates.csv(2) LV0188", PackageSketch.Valid.With("scenarios", "base", "projects", "p-more").Findings);
        var unused = PackageSketch.Valid.With("scenarios", "base", "projects", "p-more").With("roads", "bn-yv", "project", "p-link");
        Assert.Contains(unused.Read().Diagnostics, finding => finding.Code == "LV0183");
    }

    [Fact]
    public void Names_without_translation_are_noted() =>
        Assert.Contains(PackageSketch.Valid.With("lines", "cn-xg", "name_vi", "").Read().Diagnostics,
            finding => finding is { Code: "LV0109", Line: 4 });

    [Fact]
    public void Every_kind_of_finding_about_sense_is_provoked_here()
    {
        var source = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests/Lienvan.Tests/Model/Dataset/SenseFindingsTests.cs"));
        var codes = typeof(Lienvan.Model.Dataset.Checks.CorridorFindings).GetFields().Select(field =>
            ((DiagnosticKind)field.GetValue(null)!).Code);
        Assert.All(codes, code => Assert.Contains(code, source, StringComparison.Ordinal));
    }
}
