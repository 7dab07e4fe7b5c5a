namespace Lienvan.Operations.Running;

/// <summary>A stretch of the head's way on which what the track takes changes evenly.</summary>
/// <param name="From">Metres from the start, where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="First">Gradient and curves at its beginning, ‰.</param>
/// <param name="Last">Gradient and curves at its end, ‰.</param>
/// <param name="Pusher">Index of the pushing locomotive on it; −1 for none.</param>
internal readonly record struct TrackCell(double From, double To, double First, double Last, int Pusher)
{
    public double PermilleAt(double at) => First + ((Last - First) * (at - From) / (To - From));

    /// <summary>The mean between two places on it, exactly.</summary>
    public double Mean(double from, double to) => First == Last ? First : PermilleAt((from + to) / 2);
}

/// <summary>
/// Gradient and curves as they act on the train. Under its head alone they are constant between two changes; averaged under the train,
/// they change evenly while the train lies over a change. Where the motion depends on them, such a stretch is cut finely, each piece with
/// its exact mean, so that the work is exact.
/// </summary>
internal static class TrackForces
{
    private const double FinestPermille = 0.75;
    private const int MostPieces = 16;

    /// <summary>How many pieces of one force stand for a stretch.</summary>
    public static int PiecesOf(in TrackCell cell) =>
        Math.Clamp((int)Math.Ceiling(Math.Abs(cell.Last - cell.First) / FinestPermille), 1, MostPieces);

    /// <summary>The stretches cut into pieces of one force.</summary>
    public static TrackCell[] Cut(TrackCell[] cells)
    {
        var pieces = new List<TrackCell>(cells.Length * 4);
        foreach (var cell in cells)
        {
            var (count, from) = (PiecesOf(cell), cell.From);
            for (var piece = 1; piece <= count; piece++)
            {
                var to = piece == count ? cell.To : cell.From + ((cell.To - cell.From) * piece / count);
                var mean = cell.Mean(from, to);
                pieces.Add(new TrackCell(from, to, mean, mean, cell.Pusher));
                from = to;
            }
        }

        return [.. pieces];
    }

    public static TrackCell[] Build(TrackPath path, RunOptions options, double trainMetres)
    {
        var end = path.Length.Metres;
        double[] starts = [.. path.Gradients.Select(gradient => gradient.From.Metres)];
        double[] permille = [.. path.Gradients.Select(gradient => gradient.Permille + gradient.CurvePermille)];
        var isStrip = options.MassModel == MassModel.Strip && trainMetres > 0;
        var bounds = new List<double>((starts.Length * 2) + 2) { 0, end };
        foreach (var start in starts)
        {
            AddInside(bounds, start, end);
            if (isStrip)
            {
                AddInside(bounds, start + trainMetres, end);
            }
        }

        foreach (var banking in options.Banking)
        {
            AddInside(bounds, banking.From.Metres, end);
            AddInside(bounds, banking.To.Metres, end);
        }

        bounds.Sort();
        return isStrip ? Averaged(bounds, new CumulatedWork(starts, permille), options, trainMetres)
            : UnderHead(bounds, new CumulatedWork(starts, permille), options);
    }

    private static void AddInside(List<double> bounds, double at, double end)
    {
        if (at > 0 && at < end)
        {
            bounds.Add(at);
        }
    }

    private static TrackCell[] UnderHead(List<double> bounds, CumulatedWork work, RunOptions options)
    {
        var cells = new List<TrackCell>(bounds.Count);
        for (var index = 1; index < bounds.Count; index++)
        {
            var (from, to) = (bounds[index - 1], bounds[index]);
            if (to > from)
            {
                var mean = work.MeanUnderHead(from, to);
                cells.Add(new TrackCell(from, to, mean, mean, FindPusher(options, (from + to) / 2)));
            }
        }

        return [.. cells];
    }

    private static TrackCell[] Averaged(List<double> bounds, CumulatedWork work, RunOptions options, double trainMetres)
    {
        var cells = new List<TrackCell>(bounds.Count);
        var (from, first) = (0.0, work.UnderTrain(0, trainMetres));
        foreach (var to in bounds)
        {
            if (to > from)
            {
                var last = work.UnderTrain(to, trainMetres);
                cells.Add(new TrackCell(from, to, first, last, FindPusher(options, (from + to) / 2)));
                (from, first) = (to, last);
            }
        }

        return [.. cells];
    }

    private static int FindPusher(RunOptions options, double at)
    {
        for (var index = 0; index < options.Banking.Length; index++)
        {
            if (at >= options.Banking[index].From.Metres && at < options.Banking[index].To.Metres)
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The integral of the gradients over the way; before the first bound the first one goes on backwards.</summary>
    private sealed class CumulatedWork
    {
        private readonly double[] starts;
        private readonly double[] permille;
        private readonly double[] sums;

        public CumulatedWork(double[] starts, double[] permille)
        {
            (this.starts, this.permille, sums) = (starts, permille, new double[starts.Length]);
            for (var index = 1; index < starts.Length; index++)
            {
                sums[index] = sums[index - 1] + (permille[index - 1] * (starts[index] - starts[index - 1]));
            }
        }

        public double UnderTrain(double head, double trainMetres) => (UpTo(head) - UpTo(head - trainMetres)) / trainMetres;

        public double MeanUnderHead(double from, double to) => (UpTo(to) - UpTo(from)) / (to - from);

        private double UpTo(double at)
        {
            if (starts.Length == 0)
            {
                return 0;
            }

            var index = Array.BinarySearch(starts, at);
            index = Math.Max(0, index >= 0 ? index : ~index - 1);
            // Level before the first gradient on the path, but a train that stands at its start lies on what the path begins with.
            return at < starts[0] && starts[0] > 0 ? 0 : sums[index] + (permille[index] * (at - starts[index]));
        }
    }
}
