using System.Text.Json;
using NodaTime.Text;

namespace Lienvan.Tests.App;

/// <summary><c>lienvan plan</c> as a user meets it: words in, text and exit code out.</summary>
public sealed class PlanCommandTest
{
    private static readonly string[] Example = ["plan", "Bắc Ninh", "Chongqing", "--teu", "2", "--goods", "electronics", "--ready",
        "2026-03-02T08:00"];

    [Fact]
    public void The_example_of_the_readme_is_answered()
    {
        var (code, output, error) = Run(Example);
        Assert.Equal(0, code);
        Assert.Contains("Bắc Ninh → Chongqing · 2 TEU electronics · ready Mon 2 Mar 08:00 +7", output, StringComparison.Ordinal);
        Assert.Contains("Option 1", output, StringComparison.Ordinal);
        Assert.Contains("rail, through on 1435", output, StringComparison.Ordinal);
        Assert.Equal("", error);
    }

    [Fact]
    public void A_value_of_the_wrong_kind_is_told_in_words()
    {
        var (code, _, error) = Run([.. Example, "--window", "14d"]);
        Assert.Equal(2, code);
        Assert.Equal("lienvan: error LV9001: '14d' for '--window' is not a whole number; see lienvan plan --help", error.Trim());
    }

    [Theory]
    [InlineData("Bac Ninh", "Trùng Khánh", "chongqing")]
    [InlineData("北宁", "重庆", "chongqing")]
    [InlineData("bac-ninh", "chongqing", "chongqing")]
    [InlineData("BAC NINH", "Chóngqìng", "chongqing")]
    public void Places_are_found_in_any_language(string from, string to, string id)
    {
        using var json = JsonDocument.Parse(Run("plan", from, to, "--ready", "2026-03-02T08:00", "--json").Output);
        var request = json.RootElement.GetProperty("request");
        Assert.Equal("bac-ninh", request.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal(id, request.GetProperty("to").GetProperty("id").GetString());
    }

    [Fact]
    public void Json_has_the_documented_fields()
    {
        using var json = JsonDocument.Parse(Run([.. Example, "--json"]).Output);
        var itineraries = json.RootElement.GetProperty("itineraries").EnumerateArray().ToArray();
        Assert.NotEmpty(itineraries);
        foreach (var itinerary in itineraries)
        {
            var departure = Time(itinerary, "departure");
            Assert.True(Time(itinerary, "arrival") > departure);
            Assert.True(Time(itinerary, "p90Arrival") >= Time(itinerary, "arrival"));
            Assert.True(itinerary.GetProperty("hours").GetDouble() > 0);
            Assert.True(itinerary.GetProperty("co2Kg").GetDouble() > 0);
            AssertCost(itinerary);
            Assert.Equal(JsonValueKind.Array, itinerary.GetProperty("assumptions").ValueKind);
            Assert.All(itinerary.GetProperty("legs").EnumerateArray(), AssertLeg);
        }
    }

    [Fact]
    public void A_no_says_why_and_ends_with_1()
    {
        string[] words = ["plan", "Phnom Penh", "Kunming", "--dangerous", "--overlength", "--reefer", "--ready", "2026-03-02T08:00"];
        var (code, output, _) = Run(words);
        Assert.Equal(1, code);
        Assert.Contains("No: ", output, StringComparison.Ordinal);
        Assert.Contains("What would help: ", output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Run([.. words, "--json"]).Output);
        Assert.Equal(0, json.RootElement.GetProperty("itineraries").GetArrayLength());
        Assert.NotEqual("", json.RootElement.GetProperty("noRoute").GetProperty("why").GetString());
    }

    [Theory]
    [InlineData("did you mean", "plan", "Bac Nihn", "Chongqing")]
    [InlineData("is not a time", "plan", "hanoi", "kunming", "--ready", "tomorrow")]
    [InlineData("no goods are called", "plan", "hanoi", "kunming", "--goods", "unobtainium")]
    [InlineData("no scenario", "plan", "hanoi", "kunming", "--scenario", "nowhere")]
    [InlineData("needs a mass", "plan", "hanoi", "kunming", "--bulk")]
    [InlineData("out of range", "plan", "hanoi", "kunming", "--horizon", "0")]
    [InlineData("out of range", "plan", "hanoi", "kunming", "--window", "0")]
    [InlineData("can't be planned", "plan", "hanoi", "kunming", "--teu", "-1")]
    [InlineData("is not a cell", "plan", "hanoi", "kunming", "--set", "gate")]
    [InlineData("there is no folder", "plan", "hanoi", "kunming", "--data", "nowhere")]
    [InlineData("LV", "plan", "hanoi")]
    public void A_question_not_understood_ends_with_2_and_one_line(string complaint, params string[] words)
    {
        var (code, output, error) = Run(words);
        Assert.Equal(2, code);
        Assert.Contains(complaint, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error + output, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Setting_a_cell_changes_the_answer()
    {
        string[] words = ["plan", "hanoi", "nanning", "--ready", "2026-03-02T08:00", "--json"];
        Assert.NotEqual(Run(words).Output, Run([.. words, "--set", "tariffs/road-vn.base=9000000"]).Output);
    }

    private static void AssertLeg(JsonElement leg)
    {
        Assert.Contains(leg.GetProperty("mode").GetString(), (string[])["road", "rail", "sea", "wait", "handling", "border", "clearance"]);
        Assert.NotEqual("", leg.GetProperty("from").GetProperty("id").GetString());
        Assert.NotEqual("", leg.GetProperty("to").GetProperty("id").GetString());
        Assert.True(Time(leg, "arrival") >= Time(leg, "departure"));
        Assert.True(leg.GetProperty("km").GetDouble() >= 0);
        Assert.True(leg.GetProperty("co2Kg").GetDouble() >= 0);
        AssertCost(leg);
        Assert.Contains(leg.GetProperty("gaugeMm").ValueKind, (JsonValueKind[])[JsonValueKind.Null, JsonValueKind.Number]);
        Assert.Contains(leg.GetProperty("service").ValueKind, (JsonValueKind[])[JsonValueKind.Null, JsonValueKind.String]);
        Assert.Equal(JsonValueKind.Array, leg.GetProperty("notes").ValueKind);
    }

    private static void AssertCost(JsonElement element)
    {
        var cost = element.GetProperty("cost");
        Assert.All(new[] { "usd", "vnd", "cny" }, currency => Assert.True(cost.GetProperty(currency).GetDouble() >= 0));
    }

    private static NodaTime.Instant Time(JsonElement element, string name) =>
        OffsetDateTimePattern.GeneralIso.Parse(element.GetProperty(name).GetString()!).Value.ToInstant();

    private static (int Code, string Output, string Error) Run(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = Lienvan.App.Program.Run(words, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
