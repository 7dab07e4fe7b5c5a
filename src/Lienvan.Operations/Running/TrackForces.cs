namespace Lienvan.Operations.Running;

/// <summary>A stretch of the head's way on which the track takes one force.</summary>
/// <param name="To">Metres from the start, where it ends.</param>
/// <param name="Permille">Gradient and curves, ‰.</param>
/// <param name="Pusher">Index of the pushing locomotive on it; −1 for none.</param>
internal readonly record struct TrackCell(double To, double Permille, int Pusher);

/// <summary>
/// Gradient and curves as they act on the train, cut into stretches of constant force. Averaged under the train, the force changes
/// steadily while the train lies over a change; it is cut finely there, each piece with its exact mean, so that the work is exact.
/// </summary>
internal static class TrackForces
{
    private const double FinestPermille = 0.75;
    private const int MostPieces = 16;

    public static TrackCell[] Build(TrackPath path, RunOptions options, double trainMetres)
    {
        var end = path.Length.Metres;
        double[] starts = [.. path.Gradients.Select(gradient => gradient.From.Metres)];
        double[] permille = [.. path.Gradients.Select(gradient => gradient.Permille + gradient.CurvePermille)];
        var isStrip = options.MassModel == MassModel.Strip && trainMetres > 0;
        var bounds = new SortedSet<double> { 0, end };
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

        var work = new CumulatedWork(starts, permille);
        var cells = new List<TrackCell>();
        var before = 0.0;
        foreach (var bound in bounds.Skip(1))
        {
            AddCells(cells, work, before, bound, isStrip ? trainMetres : 0, FindPusher(options, (before + bound) / 2));
            before = bound;
        }

        return [.. cells];
    }

    private static void AddInside(SortedSet<double> bounds, double at, double end)
    {
        if (at > 0 && at < end)
        {
            bounds.Add(at);
        }
    }

    private static void AddCells(List<TrackCell> cells, CumulatedWork work, double from, double to, double trainMetres, int pusher)
    {
        if (trainMetres <= 0)
        {
            cells.Add(new TrackCell(to, work.MeanUnderHead(from, to), pusher));
            return;
        }

        var change = work.UnderTrain(to, trainMetres) - work.UnderTrain(from, trainMetres);
        var count = Math.Clamp((int)Math.Ceiling(Math.Abs(change) / FinestPermille), 1, MostPieces);
        for (var piece = 0; piece < count; piece++)
        {
            var (start, end) = (from + ((to - from) * piece / count), from + ((to - from) * (piece + 1) / count));
            // Between two bounds the mean is linear, so that of its ends is exact.
            var mean = (work.UnderTrain(start, trainMetres) + work.UnderTrain(end, trainMetres)) / 2;
            cells.Add(new TrackCell(piece == count - 1 ? to : end, mean, pusher));
        }
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
