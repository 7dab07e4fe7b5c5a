using FsCheck;
using FsCheck.Fluent;
using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.Tests.Operations.Timetables.Dispatch;

public sealed class DispatchPropertyTests
{
    private static readonly DispatchOptions Few = new() { Rounds = 60 };

    [Fact]
    public void A_train_less_never_costs_more() => ForAll(seed =>
    {
        var problem = RandomProblem.Make(seed, 3, 4, hasWindows: false);
        var gone = seed % 3;
        return Dispatcher.Solve(problem, Few) is not Dispatched all
            || (Dispatcher.Solve(Without(problem, gone), Few) is Dispatched fewer && fewer.Objective <= all.Objective);
    });

    [Fact]
    public void Wider_windows_never_take_a_schedule_away() => ForAll(seed =>
    {
        var problem = RandomProblem.Make(seed, 3, 4, hasWindows: true);
        var wider = Change(problem, operation => operation with { LatestStartSeconds = operation.LatestStartSeconds + 1 + (seed % 5) });
        return Dispatcher.Solve(problem, Few) is not Dispatched before
            || (Dispatcher.Solve(wider, Few) is Dispatched after && after.Objective <= before.Objective);
    });

    [Fact]
    public void Shorter_times_never_cost_more() => ForAll(seed =>
    {
        var problem = RandomProblem.Make(seed, 3, 4, hasWindows: false);
        var quicker = Change(problem, operation => operation with { MinimumSeconds = Math.Max(0, operation.MinimumSeconds - (seed % 2) - 1) });
        return Dispatcher.Solve(problem, Few) is not Dispatched before
            || (Dispatcher.Solve(quicker, Few) is Dispatched after && after.Objective <= before.Objective);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_thread_and_three_give_the_same_schedule(bool proves)
    {
        for (var seed = 70; seed < 74; seed++)
        {
            var problem = RandomProblem.Make(seed, 7, 6, hasWindows: false);
            var options = new DispatchOptions { Rounds = 3, Seed = 5, Proves = proves };
            var (one, three) = (Dispatcher.Solve(problem, options), Dispatcher.Solve(problem, options with { Threads = 3 }));
            Assert.Equal(one.Bound, three.Bound);
            Assert.Equal((one as Dispatched)?.Events.AsEnumerable(), (three as Dispatched)?.Events.AsEnumerable());
        }
    }

    private static void ForAll(Func<int, bool> holds) =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static DispatchProblem Without(DispatchProblem problem, int train) => problem with
    {
        Trains = problem.Trains.RemoveAt(train),
        Costs = [.. problem.Costs.Where(cost => cost.Train != train)
            .Select(cost => cost with { Train = cost.Train > train ? cost.Train - 1 : cost.Train })],
    };

    private static DispatchProblem Change(DispatchProblem problem, Func<DispatchOperation, DispatchOperation> change) => problem with
    {
        Trains = [.. problem.Trains.Select(train => train with { Operations = [.. train.Operations.Select(change)] })],
    };
}
