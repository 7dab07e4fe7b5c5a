using System.Text.Json;
using Lienvan.Model.Dataset;
using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.Formats.Displib;

/// <summary>
/// Reads problems and solutions in the DISPLIB 2025 format (displib.github.io, specification of 2025-09-17). A problem is read whole or not at
/// all: without one of its rules it would be another problem. Supports costs of type <c>op_delay</c>, the only one there is.
/// </summary>
public static class DisplibReader
{
    private const int MostOperations = 2_000_000;

    /// <summary>Reads a problem.</summary>
    /// <param name="file">The file's name, as findings shall show it.</param>
    /// <param name="bytes">Its content, UTF-8.</param>
    /// <returns>The problem, or null with at least one error.</returns>
    public static Read<DispatchProblem?> ReadProblem(string file, ReadOnlyMemory<byte> bytes)
    {
        var cursor = new JsonCursor(file);
        using var document = cursor.FindDocument(bytes);
        var problem = document is null ? null : new ProblemParts(cursor).Read(document.RootElement);
        return new Read<DispatchProblem?>(cursor.HasFindings ? null : problem, cursor.Findings);
    }

    /// <summary>Reads a solution.</summary>
    /// <param name="file">The file's name, as findings shall show it.</param>
    /// <param name="bytes">Its content, UTF-8.</param>
    /// <returns>The solution, or null with at least one error.</returns>
    public static Read<DisplibSolution?> ReadSolution(string file, ReadOnlyMemory<byte> bytes)
    {
        var cursor = new JsonCursor(file);
        using var document = cursor.FindDocument(bytes);
        if (document is null)
        {
            return new Read<DisplibSolution?>(null, cursor.Findings);
        }

        var root = document.RootElement;
        var objective = cursor.FindNumber(root, "objective_value", "", mayBeNegative: true);
        var events = ImmutableArray.CreateBuilder<StartEvent>();
        foreach (var (element, index) in cursor.Items(root, "events", "", isRequired: true).Select((item, index) => (item, index)))
        {
            var place = FormattableString.Invariant($"events[{index}].");
            events.Add(new StartEvent(
                cursor.FindNumber(element, "time", place, isRequired: true, mayBeNegative: true) ?? 0,
                cursor.FindNumber(element, "train", place, isRequired: true) ?? 0,
                cursor.FindNumber(element, "operation", place, isRequired: true) ?? 0));
        }

        var solution = new DisplibSolution { Events = events.ToImmutable(), Objective = objective };
        return new Read<DisplibSolution?>(cursor.HasFindings ? null : solution, cursor.Findings);
    }

    private sealed class ProblemParts(JsonCursor cursor)
    {
        private readonly Dictionary<string, int> resources = new(StringComparer.Ordinal);
        private readonly List<string> names = [];

        public DispatchProblem? Read(JsonElement root)
        {
            var lists = cursor.Items(root, "trains", "", isRequired: true);
            if (lists.Sum(list => list.ValueKind == JsonValueKind.Array ? (long)list.GetArrayLength() : 0) > MostOperations)
            {
                cursor.Note(DisplibDiagnostics.TooLarge, "trains", $"there are more than {MostOperations} operations", "split the problem");
                return null;
            }

            var trains = lists.Select((list, train) => ReadTrain(list, FormattableString.Invariant($"trains[{train}]"))).ToImmutableArray();
            var costs = cursor.Items(root, "objective", "", isRequired: true)
                .Select((cost, index) => FindCost(cost, FormattableString.Invariant($"objective[{index}]."), trains));
            return new DispatchProblem { Trains = trains, Costs = [.. costs.OfType<DelayCost>()], Resources = [.. names] };
        }

        private DispatchTrain ReadTrain(JsonElement list, string place)
        {
            var items = cursor.Items(list, place);
            if (items.Length == 0)
            {
                cursor.Note(DisplibDiagnostics.BadMember, place, "the train has no operation", "give it at least one");
            }

            var train = new DispatchTrain
            {
                Operations = [.. items.Select((item, index) => ReadOperation(item, FormattableString.Invariant($"{place}[{index}]."), items.Length))],
            };
            if (HasCycle(train.Operations))
            {
                cursor.Note(DisplibDiagnostics.Cycle, place, "the successors lead back to where they come from", "remove one of them");
            }

            return train;
        }

        private DispatchOperation ReadOperation(JsonElement item, string place, int count)
        {
            var uses = cursor.Items(item, "resources", place, isRequired: false)
                .Select((use, index) => ReadUse(use, FormattableString.Invariant($"{place}resources[{index}].")));
            var next = cursor.Items(item, "successors", place, isRequired: true)
                .Select((index, at) => cursor.FindIndex(index, FormattableString.Invariant($"{place}successors[{at}]"), count));
            return new DispatchOperation
            {
                EarliestStartSeconds = cursor.FindNumber(item, "start_lb", place) ?? 0,
                LatestStartSeconds = cursor.FindNumber(item, "start_ub", place),
                MinimumSeconds = cursor.FindNumber(item, "min_duration", place, isRequired: true) ?? 0,
                Resources = [.. uses],
                Successors = [.. next.OfType<int>().Distinct()],
            };
        }

        private ResourceUse ReadUse(JsonElement use, string place)
        {
            var name = cursor.FindText(use, "resource", place) ?? "";
            if (!resources.TryGetValue(name, out var index))
            {
                index = names.Count;
                resources.Add(name, index);
                names.Add(name);
            }

            return new ResourceUse(index, cursor.FindNumber(use, "release_time", place) ?? 0);
        }

        private DelayCost? FindCost(JsonElement cost, string place, ImmutableArray<DispatchTrain> trains)
        {
            if (cursor.FindText(cost, "type", place) is not { } type)
            {
                return null;
            }

            if (type != "op_delay")
            {
                cursor.Note(DisplibDiagnostics.UnknownCost, $"{place}type", $"'{type}' is not known", "only op_delay is");
                return null;
            }

            if (cursor.FindMember(cost, "train", place, isRequired: true) is not { } trainAt
                || cursor.FindMember(cost, "operation", place, isRequired: true) is not { } operationAt
                || cursor.FindIndex(trainAt, $"{place}train", trains.Length) is not { } train
                || cursor.FindIndex(operationAt, $"{place}operation", trains[train].Operations.Length) is not { } operation)
            {
                return null;
            }

            return new DelayCost
            {
                Train = train,
                Operation = operation,
                ThresholdSeconds = cursor.FindNumber(cost, "threshold", place, mayBeNegative: true) ?? 0,
                PerSecond = cursor.FindNumber(cost, "coeff", place) ?? 0,
                Increment = cursor.FindNumber(cost, "increment", place) ?? 0,
            };
        }

        private static bool HasCycle(ImmutableArray<DispatchOperation> operations)
        {
            var waits = new int[operations.Length];
            foreach (var next in operations.SelectMany(operation => operation.Successors))
            {
                waits[next]++;
            }

            var open = new Stack<int>(Enumerable.Range(0, waits.Length).Where(operation => waits[operation] == 0));
            var sorted = 0;
            while (open.TryPop(out var operation))
            {
                sorted++;
                foreach (var next in operations[operation].Successors.Where(next => --waits[next] == 0))
                {
                    open.Push(next);
                }
            }

            return sorted < operations.Length;
        }
    }
}

/// <summary>A solution as a file tells it; whether it is right, <see cref="DisplibChecker"/> says.</summary>
public sealed record DisplibSolution
{
    /// <summary>The starts in the order in which they happen.</summary>
    public required ImmutableArray<StartEvent> Events { get; init; }

    /// <summary>What the file says that they cost; null when it does not say.</summary>
    public long? Objective { get; init; }
}
