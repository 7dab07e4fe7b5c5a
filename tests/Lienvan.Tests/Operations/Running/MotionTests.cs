using Lienvan.Operations.Running;

namespace Lienvan.Tests.Operations.Running;

/// <summary>Closed forms of time and distance against known solutions and against fine quadrature.</summary>
public sealed class MotionTests
{
    [Fact]
    public void Uniform_acceleration()
    {
        var motion = new Motion(0.4, 0, 0);
        Assert.Equal(50, motion.Seconds(0, 20), 12);
        Assert.Equal(500, motion.Metres(0, 20), 9);
        Assert.Equal(20, motion.SpeedAfter(500, 0, 30), 9);
    }

    [Fact]
    public void Drag_by_the_square_of_speed_gives_the_hyperbolic_tangent()
    {
        // a = g(1 − v²/w²): v = w·tanh(g·t/w), x = w²/g·ln cosh(g·t/w).
        var (g, w) = (9.81, 50.0);
        var motion = new Motion(g, 0, -g / (w * w));
        var speed = w * Math.Tanh(g * 7 / w);
        Assert.Equal(7, motion.Seconds(0, speed), 10);
        Assert.Equal(w * w / g * Math.Log(Math.Cosh(g * 7 / w)), motion.Metres(0, speed), 8);
    }

    [Fact]
    public void Drag_by_speed_gives_the_exponential()
    {
        // a = α − β·v: v = α/β·(1 − e^(−βt)).
        var motion = new Motion(0.5, -0.02, 0);
        var speed = 25 * (1 - Math.Exp(-0.02 * 60));
        Assert.Equal(60, motion.Seconds(0, speed), 10);
        Assert.Equal((25 * 60) - (speed / 0.02), motion.Metres(0, speed), 8);
    }

    [Fact]
    public void The_same_as_fine_quadrature_whatever_the_numbers()
    {
        var random = new Random(11);
        for (var round = 0; round < 400; round++)
        {
            var motion = new Motion((random.NextDouble() * 2) - 1, (random.NextDouble() - 0.5) * Scale(random),
                (random.NextDouble() - 0.5) * Scale(random) / 50);
            var (from, to) = (random.NextDouble() * 30, random.NextDouble() * 30);
            if (Math.Abs(motion.At(from)) < 1e-3 || motion.At(from) > 0 != to > from || !double.IsNaN(motion.FindBalance(from, to)))
            {
                continue;
            }

            var (seconds, metres) = Simpson(motion, from, to);
            Assert.Equal(seconds, motion.Seconds(from, to), Math.Abs(seconds) * 1e-7);
            Assert.Equal(metres, motion.Metres(from, to), Math.Abs(metres) * 1e-7);
            Assert.Equal(to, motion.SpeedAfter(metres, from, to), 1e-4);
        }
    }

    [Fact]
    public void Balance_is_where_the_acceleration_vanishes()
    {
        var motion = new Motion(0.3, 0, -0.3 / 900);
        Assert.Equal(30, motion.FindBalance(10, 40), 10);
        Assert.True(double.IsNaN(motion.FindBalance(10, 29)));
    }

    private static double Scale(Random random) => Math.Pow(10, -random.Next(1, 12));

    private static (double Seconds, double Metres) Simpson(Motion motion, double from, double to)
    {
        const int Steps = 2_000;
        var (seconds, metres, width) = (0.0, 0.0, (to - from) / Steps);
        for (var step = 0; step <= Steps; step++)
        {
            var speed = from + (width * step);
            var weight = step is 0 or Steps ? 1 : step % 2 == 1 ? 4 : 2;
            seconds += weight / motion.At(speed);
            metres += weight * speed / motion.At(speed);
        }

        return (seconds * width / 3, metres * width / 3);
    }
}
