using System.Globalization;
using Lienvan.Operations.Running;

namespace Lienvan.App.Rendering;

/// <summary>
/// Speed over distance as SVG, A4 across: the limits as a step line, the run in the colour of its gauge, gradients below.
/// </summary>
internal sealed class SpeedChart
{
    private const double Width = 1122, Height = 793, Left = 62, Right = 1080, SpeedTop = 118, SpeedBottom = 560;
    private const double GradientTop = 616, GradientBottom = 716, NameSize = 11, LeastGap = 17;
    private const string Ink = "#222222", Pale = "#d9d9d9", Grey = "#7F7F7F";

    private readonly RunTimeAnswer answer;
    private readonly RunProfile profile;
    private readonly Language language;
    private readonly ChartScale distance;
    private readonly ChartScale speed;
    private readonly Svg svg;

    private SpeedChart(RunTimeAnswer answer, RunProfile profile, Language language)
    {
        (this.answer, this.profile, this.language) = (answer, profile, language);
        var fastest = Math.Max(answer.Path.Limits.Max(limit => limit.Limit.KilometresPerHour),
            profile.Points.Max(point => point.MetresPerSecond * 3.6));
        distance = ChartScale.To(answer.Path.Length.Kilometres, (Left, Right));
        speed = ChartScale.To(fastest, (SpeedBottom, SpeedTop));
        var title = language.Say("Speed over distance: {0}", answer.Title);
        var words = language.Say("{0} km in {1} min, {2} kWh at the wheel", Text(answer.Path.Length.Kilometres),
            Text(profile.TotalSeconds / 60), Text(profile.Energy.TractionKilowattHours));
        svg = new Svg(Width, Height, title, words);
        svg.Text((Left, 34), title, ("font-size", "19"), ("font-weight", "600"), ("fill", Ink));
        svg.Text((Left, 53), $"{answer.Train.Name}, {Text(answer.Train.Mass.Tonnes)} t · {words}", ("font-size", "12"), ("fill", Ink));
    }

    /// <summary>Draws a run.</summary>
    public static string Draw(RunTimeAnswer answer, RunProfile profile, Language language)
    {
        var chart = new SpeedChart(answer, profile, language);
        chart.DrawFrame();
        chart.DrawLimits();
        chart.DrawRun();
        chart.DrawGradients();
        chart.DrawStations();
        return chart.svg.ToString();
    }

    private void DrawFrame()
    {
        foreach (var value in speed.Ticks)
        {
            var y = speed.At(value);
            svg.Line((Left, y), (Right, y), ("stroke", Pale), ("stroke-width", value == 0 ? "1.2" : "0.6"));
            svg.Text((Left - 8, y + 4), Text(value), ("font-size", "11"), ("fill", Ink), ("text-anchor", "end"));
        }

        foreach (var value in distance.Ticks)
        {
            svg.Text((distance.At(value), SpeedBottom + 18), Text(value), ("font-size", "11"), ("fill", Ink), ("text-anchor", "middle"));
        }

        svg.Text((Left - 8, SpeedTop - 12), "km/h", ("font-size", "11"), ("fill", Ink), ("text-anchor", "end"));
        svg.Text((Right, SpeedBottom + 18), "km", ("font-size", "11"), ("fill", Ink), ("text-anchor", "end"));
    }

    private void DrawLimits()
    {
        var points = new List<(double X, double Y)>();
        for (var index = 0; index < answer.Path.Limits.Length; index++)
        {
            var limit = answer.Path.Limits[index];
            var end = index + 1 < answer.Path.Limits.Length ? answer.Path.Limits[index + 1].From : answer.Path.Length;
            var y = speed.At(limit.Limit.KilometresPerHour);
            points.Add((distance.At(limit.From.Kilometres), y));
            points.Add((distance.At(end.Kilometres), y));
        }

        svg.Polyline(points, ("stroke", Grey), ("stroke-width", "1"), ("stroke-dasharray", "5 3"));
        var (x, top) = points[^1];
        svg.Text((x - 4, top - 5), language.Say("limit"), ("font-size", "11"), ("fill", Grey), ("text-anchor", "end"));
    }

    private void DrawRun()
    {
        var colour = answer.GaugeMillimetres == 1000 ? "#D55E00" : "#0072B2";
        var points = profile.Points.Select(point => (distance.At(point.Metres / 1000), speed.At(point.MetresPerSecond * 3.6)));
        svg.Polyline(points, ("stroke", colour), ("stroke-width", "1.8"), ("stroke-linejoin", "round"));
        foreach (var run in Coasting())
        {
            svg.Polyline(run, ("stroke", "#009E73"), ("stroke-width", "3"), ("stroke-opacity", "0.55"));
        }
    }

    private IEnumerable<List<(double X, double Y)>> Coasting()
    {
        var run = new List<(double X, double Y)>();
        for (var index = 0; index + 1 < profile.Points.Length; index++)
        {
            if (profile.Points[index].Phase == RunPhase.Coast)
            {
                run.Add(OnPage(profile.Points[index]));
            }
            else if (run.Count > 0)
            {
                run.Add(OnPage(profile.Points[index]));
                yield return run;
                run = [];
            }
        }
    }

    private (double X, double Y) OnPage(RunPoint point) => (distance.At(point.Metres / 1000), speed.At(point.MetresPerSecond * 3.6));

    private void DrawGradients()
    {
        var gradients = answer.Path.Gradients;
        var steepest = gradients.Length == 0 ? 0 : gradients.Max(gradient => Math.Abs(gradient.Permille));
        svg.Text((Left, GradientTop - 10), language.Say("gradient, ‰"), ("font-size", "11"), ("fill", Ink));
        var middle = (GradientTop + GradientBottom) / 2;
        svg.Line((Left, middle), (distance.At(answer.Path.Length.Kilometres), middle), ("stroke", Pale));
        if (steepest <= 0)
        {
            return;
        }

        var points = new List<(double X, double Y)>();
        for (var index = 0; index < gradients.Length; index++)
        {
            var end = index + 1 < gradients.Length ? gradients[index + 1].From : answer.Path.Length;
            var y = middle - (gradients[index].Permille / steepest * (GradientBottom - GradientTop) / 2);
            points.Add((distance.At(gradients[index].From.Kilometres), y));
            points.Add((distance.At(end.Kilometres), y));
        }

        svg.Polyline(points, ("stroke", "#333333"), ("stroke-width", "0.9"));
        foreach (var sign in (int[])[1, -1])
        {
            svg.Text((Left - 8, middle - (sign * (GradientBottom - GradientTop) / 2) + 4), Text(sign * steepest), ("font-size", "11"),
                ("fill", Ink), ("text-anchor", "end"));
        }
    }

    private void DrawStations()
    {
        var stops = profile.Stops.Select(stop => (stop.At.Kilometres, stop.Name, IsStop: true));
        var passed = answer.Path.Points.Where(point => profile.Stops.All(stop => Math.Abs(stop.At.Metres - point.At.Metres) > 0.01))
            .Select(point => (point.At.Kilometres, point.Name, IsStop: false));
        var named = new List<double>();
        foreach (var (kilometres, name, isStop) in stops.Concat(passed.OrderBy(point => point.Kilometres)))
        {
            var x = distance.At(kilometres);
            svg.Line((x, SpeedBottom), (x, SpeedTop), ("stroke", isStop ? "#999999" : Pale), ("stroke-width", isStop ? "0.9" : "0.5"));
            if (named.All(other => Math.Abs(other - x) >= LeastGap))
            {
                named.Add(x);
                svg.TurnedText((x + 3, SpeedTop - 6), -35, answer.NameOf(name), ("font-size", Text(NameSize)),
                    ("fill", isStop ? Ink : "#666666"), ("font-weight", isStop ? "600" : "400"));
            }
        }
    }

    private static string Text(double value) =>
        Math.Round(value, Math.Abs(value) < 10 ? 1 : 0).ToString("0.#", CultureInfo.InvariantCulture);
}
