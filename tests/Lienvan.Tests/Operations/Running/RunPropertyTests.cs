using FsCheck;
using FsCheck.Fluent;
using Lienvan.Model.Units;
using Lienvan.Operations.Running;

namespace Lienvan.Tests.Operations.Running;

/// <summary>What holds for every train and path, tried on random ones.</summary>
public sealed class RunPropertyTests
{
    private const double Slack = 1 + 2e-5;

    [Fact]
    public void More_power_is_never_slower() => ForAll((train, path, options) =>
        Seconds(train with { Effort = train.Effort.Times(1.3) }, path, options) <= Seconds(train, path, options) * Slack);

    [Fact]
    public void Less_load_is_never_slower() => ForAll((train, path, options) =>
        Seconds(train with { Mass = train.Mass * 0.8, Resistance = train.Resistance * 0.8 }, path, options) <=
            Seconds(train, path, options) * Slack);

    [Fact]
    public void Higher_limits_are_never_slower() => ForAll((train, path, options) =>
        Seconds(train with { SpeedMax = Speed.FromKilometresPerHour(200) }, path with
        {
            Limits = [.. path.Limits.Select(limit =>
                limit with { Limit = Speed.FromKilometresPerHour(limit.Limit.KilometresPerHour + 7) })],
        }, options) <= Seconds(train, path, options) * Slack);

    [Fact]
    public void No_point_is_above_a_limit_under_the_train() => ForAll((train, path, options) =>
        RunSketch.Run(train, path, options).Points.All(point => path.Limits.Select((limit, index) => (limit, index)).All(pair =>
            pair.limit.From.Metres >= point.Metres - 1e-6 ||
            (pair.index + 1 < path.Limits.Length && path.Limits[pair.index + 1].From.Metres <= point.Metres - train.Length.Metres + 1e-6) ||
            point.MetresPerSecond <= pair.limit.Limit.MetresPerSecond * (1 + 1e-9))));

    [Fact]
    public void Work_of_traction_goes_into_resistance_climbs_and_brakes() => ForAll((train, path, options) =>
    {
        var energy = RunSketch.Run(train, path, options).Energy;
        var lost = energy.ResistanceJoules + energy.GradientJoules + energy.BrakingJoules;
        return Math.Abs(energy.TractionJoules - lost) <= 1e-6 * energy.TractionJoules;
    });

    [Fact]
    public void Climbs_take_their_height() => ForAll((train, path, options) =>
    {
        var level = train with { Length = Distance.FromMetres(1) };
        var height = path.Gradients.Select((gradient, index) => (gradient.Permille + gradient.CurvePermille) / 1000 *
            ((index + 1 < path.Gradients.Length ? path.Gradients[index + 1].From : path.Length).Metres - gradient.From.Metres)).Sum();
        var energy = RunSketch.Run(level, path, options with { MassModel = MassModel.Point }).Energy;
        return Math.Abs(energy.GradientJoules - (train.Mass.Kilograms * options.Gravity * height)) <= 1e-6 * energy.TractionJoules;
    });

    [Fact]
    public void Points_go_forward_in_place_and_time() => ForAll((train, path, options) =>
    {
        var points = RunSketch.Run(train, path, options).Points;
        return points.Zip(points.Skip(1)).All(pair => pair.First.Metres <= pair.Second.Metres &&
            pair.First.Seconds <= pair.Second.Seconds &&
            pair.First.WorkJoules <= pair.Second.WorkJoules) && points[^1].Metres == path.Length.Metres;
    });

    [Fact]
    public void An_allowance_is_hit_and_saving_energy_never_takes_more() => ForAll((train, path, options) =>
    {
        var percent = train.Mass.Tonnes % 40;
        var asked = options with { Allowance = new Allowance(percent, 1.5) };
        var shortest = RunSketch.Run(train, path, options);
        var expected = shortest.RunningSeconds * (1 + (percent / 100)) + (90 * path.Length.Kilometres / 100);
        var (linear, saving) = (RunSketch.Run(train, path, asked), RunSketch.Run(train, path, asked with { IsEnergySaving = true }));
        return Math.Abs(linear.RunningSeconds - expected) < 0.1 && Math.Abs(saving.RunningSeconds - expected) < 0.1 &&
            saving.Energy.TractionJoules <= linear.Energy.TractionJoules &&
                Math.Abs(saving.ShortestSeconds - shortest.RunningSeconds) < 1e-6;
    }, 30);

    [Fact]
    public void More_allowance_is_slower_and_takes_no_more_work() => ForAll((train, path, options) =>
    {
        var runs = new[] { 0.0, 5, 12, 25 }.Select(percent =>
            RunSketch.Run(train, path, options with { Allowance = Allowance.OfPercent(percent) })).ToList();
        return runs.Zip(runs.Skip(1)).All(pair => pair.First.TotalSeconds < pair.Second.TotalSeconds &&
            pair.Second.Energy.TractionJoules <= pair.First.Energy.TractionJoules * (1 + 1e-9));
    }, 30);

    [Fact]
    public void The_same_question_gives_the_same_answer() => ForAll((train, path, options) =>
    {
        var asked = options with { Allowance = Allowance.OfPercent(7), IsEnergySaving = true };
        return RunSketch.Run(train, path, asked).Points.SequenceEqual(RunSketch.Run(train, path, asked).Points);
    }, 20);

    private static double Seconds(Train train, TrackPath path, RunOptions options) => RunSketch.Run(train, path, options).RunningSeconds;

    private static void ForAll(Func<Train, TrackPath, RunOptions, bool> holds, int count = 80) => Prop.ForAll<int>(seed =>
    {
        var (train, path, options) = RunSketch.Random(seed);
        return holds(train, path, options);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(2026, 11));
}
