using Lienvan.App.Questions;
using NodaTime;

namespace Lienvan.App.Api;

/// <summary>The words of a question to the planner, as over HTTP.</summary>
internal static class PlanParameters
{
    private static readonly Parameter Window =
        new("window", ParameterKind.Whole, "Answer for readiness on each of so many days. Long windows are runs: see /api/runs.")
        {
            Least = 1, Most = 60,
        };

    private static readonly Parameter Explain =
        new("explain", ParameterKind.Text, "A place at which to tell which labels were kept or dominated, and why.");

    /// <summary>Those of one readiness.</summary>
    public static readonly ImmutableArray<Parameter> OfOneDay =
    [
        new("from", ParameterKind.Text, "Where it is: a name in English, Vietnamese or Chinese, with or without marks, or a code.")
        {
            IsRequired = true, Example = "Bắc Ninh",
        },
        new("to", ParameterKind.Text, "Where it shall be.") { IsRequired = true, Example = "重庆" },
        new("teu", ParameterKind.Whole, "Containers in TEU; 1 by default, 0 for loose goods.") { Least = 0, Most = 10_000, Example = "2" },
        new("goods", ParameterKind.Text, "What it is.") { Default = "general", Example = "electronics" },
        new("ready", ParameterKind.Time, "When it is ready, by the clock of from unless it has its offset; tomorrow 08:00 by default.")
        {
            Example = "2026-03-02T08:00",
        },
        SharedParameters.Scenario,
        new("tonnes", ParameterKind.Number, "The goods alone; by default what such goods usually weigh.") 
        {
            Least = 0.001, Most = 1_000_000,
        },
        new("bulk", ParameterKind.Flag, "Loose, not in containers; needs tonnes.") { Default = "false" },
        new("box20", ParameterKind.Flag, "Only 20-foot boxes.") { Default = "false" },
        new("reefer", ParameterKind.Flag, "Needs cooling.") { Default = "false" },
        new("dangerous", ParameterKind.Flag, "Is dangerous.") { Default = "false" },
        new("overlength", ParameterKind.Flag, "Is longer than a container.") { Default = "false" },
        new("permit", ParameterKind.Flag, "Has a permit for lorries to drive through the border.") { Default = "false" },
        new("standard", ParameterKind.Flag, "Only the ordinary way through customs: no smart gate, no appointment.") { Default = "false" },
        new("horizon", ParameterKind.Whole, "Days that a journey may take at most.") { Least = 1, Most = 200, Default = "75" },
        new("seed", ParameterKind.Whole, "Seed of the days of luck behind P90.") { Least = 0, Most = 9e15, Default = "1" },
        new("set", ParameterKind.List, "What if: table/row.column=value.") { MostLength = 200 },
        SharedParameters.Lang,
    ];

    public static readonly ImmutableArray<Parameter> All = [.. OfOneDay, Window, Explain];

    public static PlanWords Words(ApiRequest request) => new()
    {
        From = request.GetText("from"),
        To = request.GetText("to"),
        Teu = request.Whole("teu"),
        Goods = request.GetText("goods"),
        Ready = request.Text("ready"),
        Tonnes = request.Number("tonnes"),
        Bulk = request.Flag("bulk"),
        Box20 = request.Flag("box20"),
        Reefer = request.Flag("reefer"),
        Dangerous = request.Flag("dangerous"),
        Overlength = request.Flag("overlength"),
        Permit = request.Flag("permit"),
        StandardClearance = request.Flag("standard"),
        Horizon = request.Whole("horizon")!.Value,
        Seed = ulong.Parse(request.GetText("seed"), System.Globalization.CultureInfo.InvariantCulture),
        Window = request.Whole("window"),
        Explain = request.Text("explain"),
    };

    public static PlanCircumstances Circumstances(ApiRequest request, IClock clock) =>
        new(request.GetText("scenario"), request.List("set"), clock.GetCurrentInstant());
}
