namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>Runs replications side by side. Each is a function of its number alone, so the
/// answer is the same on any number of threads.</summary>
internal static class Replications
{
    /// <param name="first">Number of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="threads">How many at a time, 1 or more.</param>
    /// <param name="run">Runs the one of that number.</param>
    /// <param name="cancellation">Ends before the next one.</param>
    /// <returns>What each gave, in order; null where it was not run any more.</returns>
    public static T?[] Run<T>(int first, int count, int threads, Func<int, T> run, CancellationToken cancellation)
        where T : class
    {
        var results = new T?[count];
        if (threads == 1)
        {
            for (var index = 0; index < count && !cancellation.IsCancellationRequested; index++)
            {
                results[index] = run(first + index);
            }

            return results;
        }

        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, (index, state) =>
        {
            if (cancellation.IsCancellationRequested)
            {
                state.Stop();
                return;
            }

            results[index] = run(first + index);
        });
        return results;
    }
}
