using Lienvan.Appraisal.Projects;
using Lienvan.Appraisal.Risk;
using static Lienvan.App.Rendering.AppraisalNames;

namespace Lienvan.App.Rendering;

/// <summary>
/// The charts of an appraisal: cash flow, tornado, distribution, stakeholders. Gains are blue and solid, losses vermilion and hatched.
/// </summary>
internal sealed class AppraisalCharts(AppraisalReport report, AppraisalNames names)
{
    private const string Gain = "#0072B2";
    private const string Loss = "#D55E00";
    private const string Faint = "#DDDDDD";
    private const double Width = 760;
    private const double LabelWidth = 250;
    private const double RowHeight = 26;

    private int charts;

    /// <summary>The hatching of this chart: a name of its own on a page with several.</summary>
    private string Lost => $"url(#loss{charts})";

    private Language Language => names.Language;

    /// <summary>Net flow by year as bars, and the running sum of what it is worth as a line.</summary>
    public string CashFlow()
    {
        const double Height = 300;
        var net = report.Economic.Flow.Net;
        var running = Running(net, report.Economic.Rates.Discount);
        var (low, high) = (Math.Min(0, Math.Min(net.Min(), running.Min())), Math.Max(0, Math.Max(net.Max(), running.Max())));
        var span = Math.Max(high - low, 1e-6);
        double Y(double value) => 24 + ((high - value) / span * (Height - 60));
        double X(double year) => 70 + (year * (Width - 90) / net.Length);
        var svg = Begin(Height, names.Say("net flow by year, and the running sum of its present value"));
        AddGrid(svg, (low, high), Y);
        var bar = Math.Max(1, ((Width - 90) / net.Length) - 3);
        for (var year = 0; year < net.Length; year++)
        {
            var (top, bottom) = (Y(Math.Max(0, net[year])), Y(Math.Min(0, net[year])));
            svg.Rectangle((X(year) + 1.5, top), (bar, Math.Max(0.5, bottom - top)), ("fill", net[year] < 0 ? Lost : Gain));
            if ((report.FirstYear + year) % 5 == 0)
            {
                svg.Text((X(year) + (bar / 2), Height - 8), Year(report.FirstYear + year), ("text-anchor", "middle"), ("font-size", "12"));
            }
        }

        svg.Line((70, Y(0)), (Width - 20, Y(0)), ("stroke", "#333333"));
        svg.Polyline(running.Select((value, year) => (X(year + 0.5), Y(value))), ("stroke", "#333333"), ("stroke-width", "2"));
        svg.Text((X(net.Length) - 4, Math.Max(14, Y(running[^1]) - 8)), Millions(running[^1]), ("text-anchor", "end"), ("font-size", "12"),
            ("font-weight", "bold"));
        return svg.ToString();
    }

    /// <summary>What each input moves the net present value from and to, the widest first.</summary>
    public string Tornado()
    {
        var bars = report.Tornado.Where(bar => bar.Width > 0).ToList();
        var height = 40 + (bars.Count * RowHeight);
        var all = bars.SelectMany(bar => (double[])[bar.ValueAtLow, bar.ValueAtHigh]).Append(report.NetPresentValue).ToList();
        var svg = Begin(height, names.Say("what moves it most: its value at P10 and P90 of each input, the others as planned:"));
        var (low, high) = Padded(all.Min(), all.Max());
        double X(double value) => LabelWidth + 60 + ((value - low) / (high - low) * (Width - LabelWidth - 130));
        svg.Line((X(report.NetPresentValue), 16), (X(report.NetPresentValue), height - 20), ("stroke", "#333333"));
        svg.Text((X(report.NetPresentValue), height - 4), Millions(report.NetPresentValue), ("text-anchor", "middle"), ("font-size", "12"));
        foreach (var (bar, index) in bars.Select((bar, index) => (bar, index)))
        {
            var y = 20 + (index * RowHeight);
            var (from, to) = (Math.Min(bar.ValueAtLow, bar.ValueAtHigh), Math.Max(bar.ValueAtLow, bar.ValueAtHigh));
            svg.Text((LabelWidth, y + 13), names.Input(bar.Input), ("text-anchor", "end"), ("font-size", "13"));
            AddSide(svg, (X(from), X(Math.Min(to, report.NetPresentValue))), y, Lost);
            AddSide(svg, (X(Math.Max(from, report.NetPresentValue)), X(to)), y, Gain);
            svg.Text((X(from) - 4, y + 13), Millions(from), ("text-anchor", "end"), ("font-size", "11"));
            svg.Text((X(to) + 4, y + 13), Millions(to), ("font-size", "11"));
        }

        return svg.ToString();
    }

    /// <summary>How often each net present value was drawn; null without draws.</summary>
    public string? Distribution()
    {
        if (report.Risk is not { } risk)
        {
            return null;
        }

        const double Height = 260;
        const int Slices = 60;
        var sorted = risk.NetPresentValues.Sort();
        var (low, high) = (sorted[(int)(sorted.Length * 0.005)], sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * 0.995))]);
        (low, high) = Padded(Math.Min(low, 0), Math.Max(high, 0));
        var counts = new int[Slices];
        foreach (var value in sorted.Where(value => value >= low && value < high))
        {
            counts[(int)((value - low) / (high - low) * Slices)]++;
        }

        double X(double value) => 20 + ((value - low) / (high - low) * (Width - 40));
        var svg = Begin(Height, names.Say("how often each net present value was drawn"));
        for (var slice = 0; slice < Slices; slice++)
        {
            var from = low + ((high - low) * slice / Slices);
            var tall = counts[slice] * (Height - 90) / Math.Max(1, counts.Max());
            svg.Rectangle((X(from) + 0.5, Height - 34 - tall), (((Width - 40) / Slices) - 1, tall), ("fill", from < 0 ? Lost : Gain));
        }

        AddMark(svg, X(0), "0", (Height, 14));
        AddMarks(svg, risk.NetPresentValue, X, Height);
        return svg.ToString();
    }

    /// <summary>Present value by stakeholder.</summary>
    public string Stakeholders()
    {
        var known = report.Streams.Select(stream => stream.Stakeholder).Distinct().ToDictionary(whom => whom.ToString(),
            StringComparer.Ordinal);
        var totals = report.Stakeholders.TotalsByStakeholder;
        var rows = report.Stakeholders.Stakeholders.Select((key, index) =>
            (Name: names.Stakeholder(known[key]), Value: (double)totals[index]))
            .Where(row => Math.Abs(row.Value) >= 0.05).OrderByDescending(row => row.Value).ToList();
        var height = 16 + (rows.Count * RowHeight);
        var svg = Begin(height, names.Say("who gains and who loses, present value:"));
        var (low, high) = Padded(Math.Min(0, rows.Select(row => row.Value).DefaultIfEmpty().Min()),
            Math.Max(0, rows.Select(row => row.Value).DefaultIfEmpty().Max()));
        double X(double value) => LabelWidth + 70 + ((value - low) / (high - low) * (Width - LabelWidth - 140));
        foreach (var (row, index) in rows.Select((row, index) => (row, index)))
        {
            var y = 8 + (index * RowHeight);
            svg.Text((LabelWidth, y + 13), row.Name, ("text-anchor", "end"), ("font-size", "13"));
            AddSide(svg, (X(Math.Min(0, row.Value)), X(Math.Max(0, row.Value))), y, row.Value < 0 ? Lost : Gain);
            svg.Text((row.Value < 0 ? X(row.Value) - 4 : X(row.Value) + 4, y + 13), Millions(row.Value),
                ("text-anchor", row.Value < 0 ? "end" : "start"), ("font-size", "11"));
        }

        svg.Line((X(0), 4), (X(0), height - 4), ("stroke", "#333333"));
        return svg.ToString();
    }

    private static void AddMarks(Svg svg, Spread spread, Func<double, double> x, double height)
    {
        AddMark(svg, x(spread.P10), "P10 " + Millions(spread.P10), (height, 30));
        AddMark(svg, x(spread.P50), "P50 " + Millions(spread.P50), (height, 46));
        AddMark(svg, x(spread.P90), "P90 " + Millions(spread.P90), (height, 30));
    }

    /// <summary>
    /// A mark with its label at a height of its own, so that near ones don't lie over one another; near the edge it turns in.
    /// </summary>
    private static void AddMark(Svg svg, double x, string label, (double Height, double LabelAt) at)
    {
        var anchor = x > Width - 80 ? "end" : x < 80 ? "start" : "middle";
        svg.Line((x, at.LabelAt + 4), (x, at.Height - 34), ("stroke", "#333333"), ("stroke-dasharray", label == "0" ? "none" : "4 3"));
        svg.Text((x, at.LabelAt), label, ("text-anchor", anchor), ("font-size", "12"));
    }

    private static void AddSide(Svg svg, (double From, double To) x, double y, string fill)
    {
        if (x.To > x.From)
        {
            svg.Rectangle((x.From, y), (x.To - x.From, RowHeight - 8), ("fill", fill));
        }
    }

    private static void AddGrid(Svg svg, (double Low, double High) range, Func<double, double> y)
    {
        var step = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(range.High - range.Low, 1e-6))));
        step = (range.High - range.Low) / step > 5 ? step : step / 2;
        for (var value = Math.Ceiling(range.Low / step) * step; value <= range.High; value += step)
        {
            svg.Line((70, y(value)), (Width - 20, y(value)), ("stroke", Faint));
            svg.Text((64, y(value) + 4), Millions(value), ("text-anchor", "end"), ("font-size", "12"));
        }
    }

    private Svg Begin(double height, string title)
    {
        var svg = new Svg(Width, height, title, report.Question.With.Name.In(Language.Code));
        charts++;
        svg.Hatch($"loss{charts}", Loss);
        return svg;
    }

    private static (double Low, double High) Padded(double low, double high) =>
        high > low ? (low - ((high - low) * 0.02), high + ((high - low) * 0.02)) : (low - 1, high + 1);

    private static double[] Running(ImmutableArray<double> net, double rate)
    {
        var (running, sum) = (new double[net.Length], 0.0);
        for (var year = 0; year < net.Length; year++)
        {
            running[year] = sum += net[year] * Math.Pow(1 + rate, -year);
        }

        return running;
    }
}
