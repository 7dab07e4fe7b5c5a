namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>A plan for each train, or none yet, with who holds what.</summary>
internal sealed class ScheduleState
{
    private readonly TrainPlan?[] plans;

    public ScheduleState(CompiledProblem problem)
    {
        Problem = problem;
        plans = new TrainPlan?[problem.TrainCount];
        Occupations = new Occupations(problem);
        for (var train = 0; train < problem.TrainCount; train++)
        {
            Reserve(train, isHeld: true);
        }
    }

    public CompiledProblem Problem { get; }

    public Occupations Occupations { get; }

    /// <summary>Sum of the plans' costs.</summary>
    public long Cost { get; private set; }

    public TrainPlan? this[int train] => plans[train];

    public void Insert(int train, TrainPlan plan)
    {
        Reserve(train, isHeld: false);
        plans[train] = plan;
        Occupations.Add(train, plan);
        Cost += plan.Cost;
    }

    public TrainPlan Remove(int train)
    {
        var plan = plans[train]!;
        Occupations.Remove(train, plan);
        plans[train] = null;
        Cost -= plan.Cost;
        Reserve(train, isHeld: true);
        return plan;
    }

    public TrainPlan[] ToPlans() => [.. plans.Select(plan => plan!)];

    /// <summary>Makes the plans those of a whole schedule.</summary>
    public void Take(TrainPlan[] schedule)
    {
        for (var train = 0; train < schedule.Length; train++)
        {
            if (!ReferenceEquals(plans[train], schedule[train]) && plans[train] is not null)
            {
                Remove(train);
            }
        }

        for (var train = 0; train < schedule.Length; train++)
        {
            if (plans[train] is null)
            {
                Insert(train, schedule[train]);
            }
        }
    }

    /// <summary>Where a train without a plan still stands at its beginning, when it has no choice about when; null when it has.</summary>
    public TickSpan? FindReservation(int train)
    {
        var entry = Problem.FirstOperation[train];
        var start = Problem.Earliest[entry];
        return Problem.Latest[entry] - start >= Ticks.PerSecond || Problem.Uses[entry].Length == 0
            ? null
            : new TickSpan(start, start + Problem.Duration[entry]);
    }

    private void Reserve(int train, bool isHeld)
    {
        if (FindReservation(train) is not { } stay)
        {
            return;
        }

        if (isHeld)
        {
            Occupations.Add(train, Problem.FirstOperation[train], stay.From, stay.To);
        }
        else
        {
            Occupations.Remove(train, Problem.FirstOperation[train], stay.From);
        }
    }
}
