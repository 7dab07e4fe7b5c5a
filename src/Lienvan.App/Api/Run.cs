using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Api;

/// <summary>A run and how far it is.</summary>
/// <param name="id">Its key: not to be guessed.</param>
/// <param name="kind">What it is.</param>
/// <param name="started">When it was asked for.</param>
internal sealed class Run(string id, string kind, Instant started) : IDisposable
{
    private readonly CancellationTokenSource cancellation = new();
    private readonly Lock gate = new();
    private TaskCompletionSource changed = NewSignal();
    private string state = "waiting";
    private double share;
    private string doing = "";
    private ApiReply? result;
    private ApiException? problem;

    public string Id { get; } = id;

    public Instant Started { get; } = started;

    public CancellationToken Cancelled => cancellation.Token;

    public bool IsDone => Volatile.Read(ref state) is "done" or "cancelled" or "failed";

    /// <summary>Ends when anything about the run changes after this was asked for.</summary>
    public Task Changed
    {
        get
        {
            lock (gate)
            {
                return changed.Task;
            }
        }
    }

    public void Begin() => Change(() => state = "working");

    public void Tell(double progress, string words) => Change(() => (share, doing) = (progress, words));

    public void Finish(ApiReply reply) => Change(() => (state, share, result) = ("done", 1, reply));

    public void Stop() => Change(() => state = "cancelled");

    public void Fail(ApiException fault) => Change(() => (state, problem) = ("failed", fault));

    /// <summary>Asks it to stop; one that is done stays as it is. May be asked any number of times.</summary>
    public void Cancel() => cancellation.Cancel();

    public void Dispose() => cancellation.Dispose();

    /// <exception cref="ApiException">It has none: not yet, or never.</exception>
    public ApiReply GetResult()
    {
        lock (gate)
        {
            return result ?? throw problem ?? new ApiException(409, ApiFindings.NoResult, $"the run is {state}",
                state == "cancelled" ? "start it again" : "wait for its last event");
        }
    }

    public JsonObject ToJson()
    {
        lock (gate)
        {
            return new JsonObject
            {
                ["id"] = Id, ["kind"] = kind, ["state"] = state, ["progress"] = Math.Round(share, 4), ["doing"] = doing,
                ["started"] = InstantPattern.General.Format(Started),
                ["problem"] = problem is null ? null : new JsonObject
                {
                    ["code"] = problem.Finding.Code, ["detail"] = problem.Finding.What, ["whatToDo"] = problem.Finding.WhatToDo,
                },
            };
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Change(Action change)
    {
        TaskCompletionSource before;
        lock (gate)
        {
            if (IsDone)
            {
                return;
            }

            change();
            (before, changed) = (changed, NewSignal());
        }

        before.SetResult();
    }
}
