using System.IO.Pipes;
using System.Text.Json.Nodes;
using Lienvan.App.Api;
using NodaTime;

namespace Lienvan.Tests.App.Api;

/// <summary>An assistant asks over pipes, a message a line.</summary>
public sealed class AssistantTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 5, 0);

    [Fact]
    public async Task A_conversation_over_pipes()
    {
        var answers = await TalkAsync(
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-03-26","capabilities":{}}}""",
            """{"jsonrpc":"2.0","method":"notifications/initialized"}""",
            """{"jsonrpc":"2.0","id":"two","method":"tools/list"}""",
            """{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"find_places","arguments":{"q":"đồng đ"}}}""",
            """{"jsonrpc":"2.0","id":4,"method":"ping"}""");
        Assert.Equal(4, answers.Length);
        Assert.Equal("2025-03-26", answers[0]["result"]!["protocolVersion"]!.GetValue<string>());
        var tools = answers[1]["result"]!["tools"]!.AsArray();
        Assert.Equal(["plan", "compare", "find_places", "gates", "scenarios", "show", "route", "line_day", "capacity", "replan_day", "slot",
            "run_time", "reality"],
            tools.Select(tool => tool!["name"]!.GetValue<string>()));
        Assert.All(tools, tool => Assert.Equal("object", tool!["inputSchema"]!["type"]!.GetValue<string>()));
        Assert.Contains("dong-dang", TextOf(answers[2]), StringComparison.Ordinal);
        Assert.Equal("{}", answers[3]["result"]!.ToJsonString());
    }

    [Fact]
    public void A_plan_reads_as_on_the_terminal_in_the_language_asked_for()
    {
        var answer = Call("plan", """{"from":"Hà Nội","to":"南宁","teu":2,"ready":"2026-03-02T08:00","lang":"vi"}""");
        Assert.Contains("Hà Nội → Nam Ninh · 2 TEU", TextOf(answer), StringComparison.Ordinal);
        Assert.False(answer["result"]!["isError"]!.GetValue<bool>());
    }

    [Fact]
    public void The_model_is_held_against_what_is_published()
    {
        var text = TextOf(Call("reality", """{"only":["kmh"]}"""));
        Assert.Contains("km/h, ±10 %", text, StringComparison.Ordinal);
        Assert.True(Call("reality", """{"only":["dragons"]}""")["result"]!["isError"]!.GetValue<bool>());
    }

    [Fact]
    public void Scenarios_are_compared()
    {
        var answer = Call("compare", """{"from":"hanoi","to":"kunming","ready":"2036-03-03T08:00","scenarios":["base","three-lines"]}""");
        var cases = JsonNode.Parse(TextOf(answer))!["cases"]!.AsArray();
        Assert.Equal(["base", "three-lines"], cases.Select(item => item!["scenario"]!.GetValue<string>()));
        Assert.All(cases, item => Assert.NotEmpty(item!["itineraries"]!.AsArray()));
    }

    [Fact]
    public void Gates_are_told_open_or_closed_by_both_clocks()
    {
        var gates = JsonNode.Parse(TextOf(Call("gates", """{"find":"huu nghi","at":"2026-03-02T23:30:00+07:00"}""")))!["gates"]!.AsArray();
        Assert.NotEmpty(gates);
        Assert.Equal("2026-03-02T23:30:00+07:00", gates[0]!["clockA"]!.GetValue<string>());
        Assert.Equal("2026-03-03T00:30:00+08:00", gates[0]!["clockB"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("line_day", """{"id":"vn-hn-lc","on":"2026-03-02","lang":"zh"}""", "会车")]
    [InlineData("capacity", """{"id":"Hà Nội – Đồng Đăng","on":"2026-03-02"}""", "Fullest:")]
    [InlineData("replan_day", """{"id":"vn-hn-lc","on":"2026-03-02","late":["SP3=60"],"seconds":1}""", "SP3")]
    [InlineData("slot", """{"from":"Yên Viên","to":"Đồng Đăng","train":"nn-container-1300","earliest":"20:00","latest":"02:00"}""",
        "Path 1")]
    [InlineData("run_time", """{"train":"d19e","from":"Yên Viên","to":"Đồng Đăng","load":800}""", "kWh")]
    public void Trains_and_lines_are_told_as_on_the_terminal(string tool, string arguments, string expected)
    {
        var answer = Call(tool, arguments);
        Assert.False(answer["result"]!["isError"]!.GetValue<bool>(), TextOf(answer));
        Assert.Contains(expected, TextOf(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan", "{}", "LV9110")]
    [InlineData("slot", """{"from":"Yên Viên","to":"Yên Viên","train":"x","earliest":"20:00","latest":"02:00"}""", "LV9004")]
    [InlineData("capacity", """{"id":"no such line"}""", "LV9004")]
    [InlineData("run_time", """{"train":"d19e","from":"Yên Viên","to":"Đồng Đăng","allowance":"much"}""", "LV9001")]
    [InlineData("plan", """{"from":"hanoi","to":"atlantis"}""", "LV9004")]
    [InlineData("show", """{"what":"dragons"}""", "LV9110")]
    [InlineData("gates", """{"at":"yesterday"}""", "LV9001")]
    [InlineData("gates", """{"scenario":{"a":1}}""", "LV9113")]
    public void A_question_that_makes_no_sense_is_answered_with_what_to_do(string tool, string arguments, string code)
    {
        var answer = Call(tool, arguments);
        Assert.True(answer["result"]!["isError"]!.GetValue<bool>());
        Assert.Contains(code, TextOf(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", -32700)]
    [InlineData("[1,2]", -32700)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/steal"}""", -32601)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"none"}}""", -32602)]
    [InlineData("""{"jsonrpc":"2.0","id":1}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":{},"method":"ping"}""", -32600)]
    public void Messages_that_make_no_sense_have_their_code(string line, int code) =>
        Assert.Equal(code, Server.Answer(line, default)!["error"]!["code"]!.GetValue<int>());

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0"}""")]
    public void A_notification_is_not_answered(string line) => Assert.Null(Server.Answer(line, default));

    private static AssistantServer Server => new(new AssistantTools(RunningServer.Package, new StoppedClock(Noon)));

    private static JsonObject Call(string tool, string arguments) => Server.Answer(
        $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}""", default)!;

    private static string TextOf(JsonNode answer) => answer["result"]!["content"]![0]!["text"]!.GetValue<string>();

    private static async Task<JsonNode[]> TalkAsync(params string[] lines)
    {
        await using var questions = new AnonymousPipeServerStream(PipeDirection.Out);
        await using var heard = new AnonymousPipeClientStream(PipeDirection.In, questions.ClientSafePipeHandle);
        using var answers = new StringWriter();
        var talk = Task.Run(async () =>
        {
            using var input = new StreamReader(heard);
            await Server.RunAsync(input, answers, default);
        });
        await using (var writer = new StreamWriter(questions))
        {
            foreach (var line in lines)
            {
                await writer.WriteLineAsync(line);
            }
        }

        await talk;
        return [.. answers.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    private sealed class StoppedClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
