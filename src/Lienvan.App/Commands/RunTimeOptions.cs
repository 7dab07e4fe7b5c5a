using System.CommandLine;
using Lienvan.App.Questions;

namespace Lienvan.App.Commands;

/// <summary>The options of <c>lienvan run-time</c>, and what they ask for apart from train and way.</summary>
internal sealed class RunTimeOptions
{
    public CommonOptions Common { get; } = new();

    public Option<string?> Train { get; } = new("--train")
    {
        Description = "A railtoolkit file of rolling stock; or on the corridor the key of a train (compositions.csv), the number of a " +
            "service such as DD5, which brings its stops, or a locomotive with --load.",
        HelpName = "FILE|ID",
    };

    public Option<string?> Path { get; } = new("--path") { Description = "A railtoolkit file of a running path.", HelpName = "FILE" };

    public Option<string?> TrainId { get; } = new("--train-id")
    {
        Description = "Which train of the file; its first by default.", HelpName = "ID",
    };

    public Option<string?> PathId { get; } = new("--path-id")
    {
        Description = "Which path of the file; its first by default.", HelpName = "ID",
    };

    public Option<string?> From { get; } = new("--from") { Description = "Station to start from.", HelpName = "PLACE" };

    public Option<string?> To { get; } = new("--to") { Description = "Station to run to.", HelpName = "PLACE" };

    public Option<string?> Via { get; } = new("--via") { Description = "Stations to pass, in order.", HelpName = "PLACE,…" };

    public Option<string?> Stops { get; } = new("--stops")
    {
        Description = "Stations to stop at, or metres on a path, each with its minutes: Kép=4,Lạng Sơn. 2 min by default; none by default.",
        HelpName = "PLACE[=MIN],…",
    };

    public Option<double?> Load { get; } = new("--load")
    {
        Description = "Tonnes behind the locomotives, wagons included; the composition's by default.", HelpName = "T",
    };

    public Option<string?> Allowance { get; } = new("--allowance")
    {
        Description = "Time added to the shortest run: 5%, 3min/100km, or both as 5%+3min/100km; none by default.", HelpName = "TIME",
    };

    public Option<bool> EnergySaving { get; } = new("--energy-saving") { Description = "Use the allowance for coasting." };

    public Option<string?> MassModel { get; } = new("--mass-model")
    {
        Description = "strip averages gradients under the train; point takes that under its head. By default point on a path file, " +
            "strip on the corridor.",
        HelpName = "MODEL",
    };

    public Option<string?> Bank { get; } = new("--bank")
    {
        Description = "A locomotive that pushes from one station to another: d19e:Đồng Mỏ–Bản Thí.", HelpName = "ID:FROM–TO",
    };

    public Option<bool> MaxLoad { get; } = new("--max-load")
    {
        Description = "Instead of a run, the heaviest load on the ruling gradient by locomotive.",
    };

    public Option<string?> Svg { get; } = new("--svg") { Description = "Draw speed over distance into a file.", HelpName = "FILE.svg" };

    public void AddTo(Command command)
    {
        Option[] options =
        [
            Train, Path, TrainId, PathId, From, To, Via, Stops, Load, Allowance, EnergySaving, MassModel, Bank, MaxLoad, Svg,
            Common.On, Common.Scenario, Common.Data, Common.Language, Common.Json,
        ];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The question in words, as it also comes over HTTP.</summary>
    public RunTimeWords Words(ParseResult parsed) => new()
    {
        Train = parsed.GetValue(Train),
        From = parsed.GetValue(From),
        To = parsed.GetValue(To),
        Via = parsed.GetValue(Via),
        Stops = parsed.GetValue(Stops),
        Load = parsed.GetValue(Load),
        Allowance = parsed.GetValue(Allowance),
        EnergySaving = parsed.GetValue(EnergySaving),
        MassModel = parsed.GetValue(MassModel),
        Bank = parsed.GetValue(Bank),
    };
}
