using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.Formats.Displib;

/// <summary>
/// Goes through a schedule event by event and says whether it keeps the rules and what it costs. Written from the specification and apart from
/// the solver: it shares no code with it, only the records that a problem is told in.
/// </summary>
public static class DisplibChecker
{
    /// <summary>The verdict on a schedule.</summary>
    /// <param name="problem">The rules.</param>
    /// <param name="events">The starts, in the order in which they happen.</param>
    public static ScheduleVerdict Check(DispatchProblem problem, ImmutableArray<StartEvent> events)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var replay = new Replay(problem);
        for (var index = 0; index < events.Length; index++)
        {
            if (replay.FindFault(events[index]) is { } fault)
            {
                return new ScheduleVerdict { Fault = FormattableString.Invariant($"event {index}: {fault}") };
            }
        }

        return replay.FindUnfinished() is { } train
            ? new ScheduleVerdict { Fault = FormattableString.Invariant($"train {train} does not finish") }
            : new ScheduleVerdict { Objective = replay.Cost() };
    }

    private sealed class Replay(DispatchProblem problem)
    {
        private readonly StartEvent?[] last = new StartEvent?[problem.Trains.Length];
        private readonly Dictionary<(int Train, int Operation), int> starts = [];
        private readonly Dictionary<int, int> holders = [];
        private readonly Dictionary<int, Dictionary<int, long>> freeFrom = [];
        private int clock = int.MinValue;

        public string? FindFault(StartEvent start)
        {
            if (start.Seconds < clock)
            {
                return FormattableString.Invariant($"time goes back from {clock} to {start.Seconds}");
            }

            clock = start.Seconds;
            if (start.Train < 0 || start.Train >= problem.Trains.Length
                || start.Operation < 0 || start.Operation >= problem.Trains[start.Train].Operations.Length)
            {
                return FormattableString.Invariant($"there is no operation {start.Operation} of a train {start.Train}");
            }

            return FindStepFault(start) ?? FindWindowFault(start) ?? FindResourceFault(start);
        }

        public int? FindUnfinished()
        {
            for (var train = 0; train < last.Length; train++)
            {
                if (last[train] is not { } start || problem.Trains[train].Operations[start.Operation].Successors.Length > 0)
                {
                    return train;
                }
            }

            return null;
        }

        public long Cost()
        {
            var sum = 0L;
            foreach (var cost in problem.Costs)
            {
                if (starts.TryGetValue((cost.Train, cost.Operation), out var start) && start >= cost.ThresholdSeconds)
                {
                    var late = (long)start - cost.ThresholdSeconds;
                    var times = cost.PeriodSeconds > 0 ? (late / cost.PeriodSeconds) + 1 : 1;
                    sum += (late * cost.PerSecond) + (times * cost.Increment);
                }
            }

            return sum;
        }

        private string? FindStepFault(StartEvent start)
        {
            if (last[start.Train] is not { } before)
            {
                return start.Operation == 0 ? null : FormattableString.Invariant($"train {start.Train} does not begin with operation 0");
            }

            var operation = problem.Trains[start.Train].Operations[before.Operation];
            if (!operation.Successors.Contains(start.Operation))
            {
                return FormattableString.Invariant($"operation {start.Operation} of train {start.Train} does not follow {before.Operation}");
            }

            return start.Seconds - (long)before.Seconds < operation.MinimumSeconds
                ? FormattableString.Invariant(
                    $"operation {before.Operation} of train {start.Train} takes {start.Seconds - before.Seconds} s, less than {operation.MinimumSeconds}")
                : null;
        }

        private string? FindWindowFault(StartEvent start)
        {
            var operation = problem.Trains[start.Train].Operations[start.Operation];
            return start.Seconds < operation.EarliestStartSeconds
                ? FormattableString.Invariant($"operation {start.Operation} of train {start.Train} starts before {operation.EarliestStartSeconds}")
                : start.Seconds > operation.LatestStartSeconds
                    ? FormattableString.Invariant($"operation {start.Operation} of train {start.Train} starts after {operation.LatestStartSeconds}")
                    : null;
        }

        private string? FindResourceFault(StartEvent start)
        {
            if (last[start.Train] is { } before)
            {
                Release(before, start.Seconds);
            }

            foreach (var use in problem.Trains[start.Train].Operations[start.Operation].Resources)
            {
                if (holders.TryGetValue(use.Resource, out var holder) && holder != start.Train)
                {
                    return FormattableString.Invariant(
                        $"train {start.Train} takes resource '{problem.Resources[use.Resource]}', which train {holder} holds");
                }

                var free = freeFrom.GetValueOrDefault(use.Resource);
                foreach (var (other, from) in free ?? [])
                {
                    if (other != start.Train && start.Seconds < from)
                    {
                        return FormattableString.Invariant(
                            $"train {start.Train} takes resource '{problem.Resources[use.Resource]}' before {from}, when train {other} has released it");
                    }
                }

                holders[use.Resource] = start.Train;
            }

            last[start.Train] = start;
            starts[(start.Train, start.Operation)] = start.Seconds;
            return null;
        }

        private void Release(StartEvent before, int now)
        {
            foreach (var use in problem.Trains[before.Train].Operations[before.Operation].Resources)
            {
                holders.Remove(use.Resource);
                if (!freeFrom.TryGetValue(use.Resource, out var free))
                {
                    freeFrom.Add(use.Resource, free = []);
                }

                free[before.Train] = Math.Max(free.GetValueOrDefault(before.Train, long.MinValue), (long)now + use.ReleaseSeconds);
            }
        }
    }
}

/// <summary>Whether a schedule is right, and what it costs.</summary>
public sealed record ScheduleVerdict
{
    /// <summary>The first fault; null when there is none.</summary>
    public string? Fault { get; init; }

    /// <summary>The sum of the delay costs; null when the schedule is at fault.</summary>
    public long? Objective { get; init; }
}
