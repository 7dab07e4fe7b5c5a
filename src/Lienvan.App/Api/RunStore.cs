using NodaTime;

namespace Lienvan.App.Api;

/// <summary>
/// Runs that take longer than a request: started, watched, cancelled, their results kept for an hour. At most so many work at once, and so
/// many wait. A run outlives whoever asked for it, so a page may be reloaded meanwhile.
/// </summary>
internal sealed class RunStore(IClock clock, int mostAtOnce, int mostKept) : IDisposable
{
    private static readonly Duration Kept = Duration.FromHours(1);
    private readonly Dictionary<string, Run> runs = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim slots = new(mostAtOnce);
    private readonly Lock gate = new();

    /// <summary>Starts a run.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="work">The work; it tells its progress and stops when asked to.</param>
    /// <exception cref="ApiException">Too many runs are kept, and none of them is done.</exception>
    public Run Start(string kind, Func<Action<double, string>, CancellationToken, ApiReply> work)
    {
        var run = new Run(Guid.NewGuid().ToString("N"), kind, clock.GetCurrentInstant());
        lock (gate)
        {
            MakeRoom();
            runs.Add(run.Id, run);
        }

        _ = Task.Run(() => WorkAsync(run, work));
        return run;
    }

    /// <exception cref="ApiException">There is no such run, or no more.</exception>
    public Run Get(string id)
    {
        lock (gate)
        {
            return runs.TryGetValue(id, out var run)
                ? run : throw ApiException.NotThere("there is no such run, or it was too long ago", "start it again");
        }
    }

    /// <summary>All that are kept, the latest first.</summary>
    public ImmutableArray<Run> All()
    {
        lock (gate)
        {
            return [.. runs.Values.OrderByDescending(run => run.Started)];
        }
    }

    public void Dispose()
    {
        foreach (var run in All())
        {
            run.Cancel();
        }
    }

    private async Task WorkAsync(Run run, Func<Action<double, string>, CancellationToken, ApiReply> work)
    {
        try
        {
            await slots.WaitAsync(run.Cancelled);
            try
            {
                run.Begin();
                run.Finish(work(run.Tell, run.Cancelled));
            }
            finally
            {
                slots.Release();
            }
        }
        catch (OperationCanceledException)
        {
            run.Stop();
        }
        catch (UsageException usage)
        {
            run.Fail(ApiException.Of(usage));
        }
        catch (ApiException problem)
        {
            run.Fail(problem);
        }
        catch (Exception)
        {
            // Whatever it is, who asked must learn that there will be no result.
            run.Fail(new ApiException(500, ApiFindings.OurFault, "the run failed by a fault of the program",
                "tell its makers what was asked"));
        }
    }

    private void MakeRoom()
    {
        var now = clock.GetCurrentInstant();
        var done = runs.Values.Where(run => run.IsDone).OrderBy(run => run.Started).ToArray();
        foreach (var run in done.Where((run, index) => now - run.Started > Kept || runs.Count - index > mostKept - 1))
        {
            runs.Remove(run.Id);
        }

        if (runs.Count >= mostKept)
        {
            throw new ApiException(503, ApiFindings.TooBusy, $"{runs.Count} runs are waiting or working", "wait for one, or cancel one");
        }
    }
}
