using Lienvan.Operations.Running;

namespace Lienvan.Tests.Operations.Running;

/// <summary>Formulas against published values and hand computation.</summary>
public sealed class FormularyTests
{
    private const double G = Formulary.StandardGravity;

    [Fact]
    public void Resistances_of_the_published_examples_at_15_metres_a_second()
    {
        // TrainRuns.jl, docstrings of formulary.jl: a diesel of 80 t, ten ore wagons of 84 t, five occupied coaches.
        var locomotive = Formulary.TractionUnit(80_000, 0, new RunningResistance(2.2, 0, 10), G);
        var wagons = Formulary.Strahl(840_000, 1.4, 3.9, G);
        var coaches = Formulary.Sauthoff(358_000, new RunningResistance(2.0, 0.715, 3.64), G);
        Assert.Equal(5461.127, Formulary.Davis(locomotive, 15), 0.001);
        Assert.Equal(20900.733, Formulary.Davis(wagons, 15), 0.001);
        Assert.Equal(14461.271, Formulary.Davis(coaches, 15), 0.001);
    }

    [Fact]
    public void Chinese_form_is_newtons_by_kilonewton_at_kilometres_an_hour()
    {
        var wagons = Formulary.NewtonsPerKilonewton(1000_000, new RunningResistance(0.92, 0.0048, 0.000125), 10);
        Assert.Equal(10_000 * (0.92 + (0.0048 * 80) + (0.000125 * 6400)), Formulary.Davis(wagons, 80 / 3.6), 6);
    }

    [Theory]
    [InlineData(0, 0.3315)]
    [InlineData(50, 0.2408)]
    [InlineData(100, 0.2131)]
    public void Adhesion_falls_with_speed(double kilometresPerHour, double expected) =>
        Assert.Equal(expected, Formulary.CurtiusKniffler(kilometresPerHour / 3.6), 4);

    [Fact]
    public void Curves_resist_by_radius_and_gauge()
    {
        Assert.Equal(650.0 / 245, Formulary.Roeckl(300, 1435), 9);
        Assert.Equal(500.0 / 220, Formulary.Roeckl(250, 1435), 9);
        Assert.Equal(400.0 / 280, Formulary.Roeckl(300, 1000), 9);
        // 10.5·Σα/L is the same as 600/R, but for the rounding of its constants.
        Assert.Equal(600.0 / 500, Formulary.MeanCurve(1000 / 500.0 * 180 / Math.PI, 1435), 0.004);
    }

    [Fact]
    public void Curve_speed_on_metre_gauge_is_about_four_times_the_root_of_the_radius() =>
        Assert.Equal(4.16 * Math.Sqrt(300), Formulary.CurveSpeed(300, 145, 1000) * 3.6, 0.1);

    [Fact]
    public void A_train_that_cannot_start_by_the_rules()
    {
        // 5,026 t behind one HXD1D: starting on the level takes 174.4 kN, the 15 ‰ take 739.6 kN, and 420 kN are there.
        Assert.Equal(739.6, Formulary.Gradient(5026_000, 15, 9.81) / 1000, 0.05);
        Assert.Equal(174.4, Formulary.Starting(126_000, 4900_000, 9.81) / 1000, 0.06);
    }

    [Fact]
    public void Trailing_load_is_what_the_effort_leaves()
    {
        var load = Formulary.TrailingLoad(205_000, 205_000 - (12.0 / 1000 * G * 1000_000), 12, G);
        Assert.Equal(1000_000, load, 3);
        Assert.Equal(0, Formulary.TrailingLoad(10, 20, 5, G));
    }

    [Fact]
    public void Braking_speed_lies_below_the_speed_that_is_held()
    {
        var resistance = new RunningResistance(5525, 244.8, 13.219);
        var braking = Formulary.BrakingSpeed(resistance, 30);
        var slope = 5525 + (2 * 244.8 * 30) + (3 * 13.219 * 900);
        Assert.Equal((244.8 * 900 + (2 * 13.219 * 27_000)) / slope, braking, 9);
    }
}
