using Lienvan.Model.Units;
using Lienvan.Operations.Running;

namespace Lienvan.Tests.Operations.Running;

/// <summary>Runs against published references, closed forms and the naive twin.</summary>
public sealed class TrainRunnerTests
{
    private static readonly RunOptions StopAtSix = new() { Gravity = 9.81, Stops = RunSketch.Stops(6) };

    [Theory]
    [InlineData(0, 416.735)]
    [InlineData(20, 488.111)]
    public void The_published_reference(double permille, double expected)
    {
        var path = RunSketch.Path($"10 km: 0 159.84 {permille}");
        Assert.Equal(expected, RunSketch.Run(RunSketch.Reference, path, StopAtSix).TotalSeconds, expected * 0.0002);
    }

    [Fact]
    public void Uniform_acceleration_and_braking()
    {
        // Constant net force: 0.5 m/s² up to 20 m/s, 0.5 m/s² down, 10 km: 10000/20 + 20/0.5 = 540 s.
        var train = Simple(effort: 500_000, mass: 1000, resistance: 0);
        var profile = RunSketch.Run(train, RunSketch.Path("10 km: 0 72"));
        Assert.Equal(540, profile.TotalSeconds, 6);
        Assert.Equal(0.5 * 1000_000 * 400 / 3.6e6, profile.Energy.TractionKilowattHours, 6);
        Assert.Equal(profile.Energy.TractionJoules, profile.Energy.BrakingJoules, 3);
    }

    [Fact]
    public void On_a_long_climb_the_speed_is_that_at_which_forces_balance()
    {
        var profile = RunSketch.Run(RunSketch.Reference, RunSketch.Path("300 km: 0 250 20"), new RunOptions { Gravity = 9.81 });
        var speed = profile.SpeedAt(Distance.FromKilometres(280)).MetresPerSecond;
        var need = Formulary.Davis(RunSketch.Reference.Resistance, speed) + Formulary.Gradient(850_000, 20, 9.81);
        Assert.Equal(RunSketch.Reference.Effort.At(speed), need, 2.0);
    }

    [Fact]
    public void A_limit_holds_until_the_rear_is_past_it()
    {
        var train = RunSketch.Reference;
        var profile = RunSketch.Run(train, RunSketch.Path("10 km: 0 120, 4 60, 5 120"));
        Assert.Equal(60, profile.SpeedAt(Distance.FromMetres(5000 + train.Length.Metres)).KilometresPerHour, 1e-6);
        Assert.True(profile.SpeedAt(Distance.FromMetres(5001 + train.Length.Metres)).KilometresPerHour > 60.01);
        Assert.Equal(60, profile.SpeedAt(Distance.FromMetres(4000)).KilometresPerHour, 1e-6);
        Assert.True(profile.SpeedAt(Distance.FromMetres(3990)).KilometresPerHour > 60.1);
    }

    [Fact]
    public void A_train_that_cannot_start_says_so()
    {
        var stall = Assert.IsType<Stall>(TrainRunner.Run(RunSketch.Reference, RunSketch.Path("10 km: 0 120 60")));
        Assert.Equal((StallReason.CannotStart, 0), (stall.Reason, stall.At.Metres));
        Assert.Equal(850_000 * Formulary.StandardGravity * 0.06, stall.GradientNewtons, 1);
        Assert.True(stall.EffortNewtons < stall.GradientNewtons + stall.ResistanceNewtons);
    }

    [Fact]
    public void A_train_that_runs_out_of_momentum_says_where()
    {
        // Thrown at a climb that takes more than its effort, it rises by v²/2 over what is lacking.
        var train = Simple(effort: 100_000, mass: 1000, resistance: 0);
        var path = RunSketch.Path("30 km: 0 72 0, 10 72 20");
        var stall = Assert.IsType<Stall>(TrainRunner.Run(train, path, new RunOptions { MassModel = MassModel.Point }));
        var lacking = (Formulary.Gradient(1000_000, 20, Formulary.StandardGravity) - 100_000) / 1000_000;
        Assert.Equal(10_000 + (400 / 2 / lacking), stall.At.Metres, 0.5);
        Assert.Equal(StallReason.CannotClimb, stall.Reason);
    }

    [Fact]
    public void A_pushing_locomotive_takes_a_train_over_a_climb_that_it_cannot_climb()
    {
        var train = Simple(effort: 300_000, mass: 1500, resistance: 20_000);
        var path = RunSketch.Path("20 km: 0 60 0, 5 60 25, 12 60 0");
        Assert.IsType<Stall>(TrainRunner.Run(train, path));
        var pusher = Simple(effort: 250_000, mass: 100, resistance: 2000);
        var banking = new Banking(Distance.FromKilometres(5), Distance.FromKilometres(13), pusher);
        var options = new RunOptions { Banking = [banking], Stops = RunSketch.Stops(5) };
        Assert.True(RunSketch.Run(train, path, options).TotalSeconds > 20 * 60);
    }

    [Fact]
    public void Two_locomotives_are_not_slower_than_one()
    {
        var path = RunSketch.Path("20 km: 0 100 0, 5 100 10");
        var two = RunSketch.Reference with { Effort = RunSketch.Reference.Effort.Times(2), Mass = Mass.FromTonnes(950) };
        Assert.True(RunSketch.Run(two, path).TotalSeconds < RunSketch.Run(RunSketch.Reference, path).TotalSeconds);
    }

    [Fact]
    public void Stops_take_their_dwell_and_sections_do_not()
    {
        var path = RunSketch.Path("20 km: 0 100") with { Points = [new PathPoint("B", Distance.FromKilometres(8))] };
        var profile = RunSketch.Run(RunSketch.Reference, path,
            new RunOptions { Stops = [new RunStop("B", Distance.FromKilometres(8), TimeSpan.FromMinutes(3))] });
        Assert.Equal(["start", "B", "end"], profile.Stops.Select(stop => stop.Name));
        Assert.Equal(180, profile.Stops[1].DepartureSeconds - profile.Stops[1].ArrivalSeconds, 9);
        Assert.Equal(profile.TotalSeconds - 180, profile.Sections.Sum(section => section.RunningSeconds), 6);
        Assert.Equal(profile.Stops[1].ArrivalSeconds, profile.Sections[0].RunningSeconds, 6);
        Assert.Equal(profile.RunningSeconds, profile.TotalSeconds - 180, 9);
    }

    [Fact]
    public void The_rear_passes_a_point_later()
    {
        var path = RunSketch.Path("20 km: 0 100") with
        {
            Points = [new PathPoint("head", Distance.FromKilometres(8)), new PathPoint("rear", Distance.FromKilometres(8),
                IsForRear: true)],
        };
        var profile = RunSketch.Run(RunSketch.Reference, path);
        Assert.Equal(400 / (100 / 3.6), profile.Passings[1].Seconds - profile.Passings[0].Seconds, 6);
    }

    [Fact]
    public void The_naive_twin_agrees_to_its_own_error()
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            var (train, path, options) = RunSketch.Random(seed);
            var profile = RunSketch.Run(train, path, options);
            var twin = new SteppingTwin(train, path, options);
            var (coarse, fine) = (twin.Run(0.1), twin.Run(0.05));
            var error = Math.Abs(coarse.Seconds - fine.Seconds) + (0.0015 * fine.Seconds) + (2 * (options.Stops.Length + 1));
            Assert.True(Math.Abs(profile.RunningSeconds - fine.Seconds) <= error, $"seed {seed}: {profile.RunningSeconds} and {fine}");
            Assert.True(Math.Abs(profile.Energy.TractionJoules - fine.Joules) <= 0.01 * fine.Joules, $"seed {seed}: energy");
        }
    }

    [Fact]
    public void Bad_paths_are_refused()
    {
        var path = RunSketch.Path("10 km: 0 100");
        Assert.Throws<ArgumentException>(() => TrainRunner.Run(RunSketch.Reference, path with { Limits = [] }));
        Assert.Throws<ArgumentException>(() => TrainRunner.Run(RunSketch.Reference, path with { Length = default }));
        Assert.Throws<ArgumentException>(() =>
            TrainRunner.Run(RunSketch.Reference, path, new RunOptions { Stops = RunSketch.Stops(12) }));
    }

    private static Train Simple(double effort, double mass, double resistance) => new()
    {
        Name = "simple",
        Mass = Mass.FromTonnes(mass),
        Length = Distance.FromMetres(100),
        SpeedMax = Speed.FromKilometresPerHour(120),
        RotatingMassFactor = 1,
        Resistance = new RunningResistance(resistance, 0, 0),
        Effort = TractiveEffort.FromTable([new EffortPoint(default, effort), new EffortPoint(Speed.FromMetresPerSecond(60), effort)]),
    };
}
