using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>
/// A train's visit of a station while it lasts: all that its story needs. The stories hold one reference instead of copies, and the object
/// serves visit after visit: there are a hundred thousand a year.
/// </summary>
internal sealed class TrainVisit
{
    private VisitLuck luck;

    public TrainRun Train { get; private set; } = null!;

    public VisitPlan Plan { get; private set; } = null!;

    public Yard Yard { get; private set; } = null!;

    /// <summary>What waited and worked how long; begins when the train comes.</summary>
    public Stay Stay { get; } = new(0);

    public ref readonly VisitLuck Luck => ref luck;

    /// <summary>For what luck has no name of its own.</summary>
    public RandomNumbers Stream { get; private set; } = null!;

    /// <summary>When its papers are done, or would be; NaN for passengers.</summary>
    public double Cleared { get; set; }

    /// <summary>The tracks of which it has one that it gives up when it leaves; null when it has none any more.</summary>
    public Resource? Track { get; set; }

    public bool IsCrossing => Plan.CrossingBefore >= 0 || Plan.CrossingAfter >= 0;

    /// <summary>Whether brakes are tested before it leaves: of goods that start here or crossed a border.</summary>
    public bool IsTested => !Train.Plan.IsPassenger && (Plan.Role == VisitRole.Starts || IsCrossing);

    public void Begin(TrainRun train, VisitPlan plan, Yard yard, RandomNumbers stream)
    {
        (Train, Plan, Yard, Stream) = (train, plan, yard, stream);
        (Cleared, Track) = (double.NaN, null);
        luck = new VisitLuck(stream);
    }
}

/// <summary>The luck of one visit, drawn before it begins, so that what others do changes nothing of it.</summary>
internal readonly struct VisitLuck
{
    public VisitLuck(RandomNumbers luck)
    {
        (Locomotive, Shunting, BrakeTest, Scanning, Control) =
            (luck.NextUnit(), luck.NextUnit(), luck.NextUnit(), luck.NextUnit(), luck.NextUnit());
        (Regime, Papers, Quarantine, Run) = (luck.NextUnit(), luck.NextUnit(), luck.NextUnit(), luck.NextUnit());
        (SecondRegime, SecondPapers) = (luck.NextUnit(), luck.NextUnit());
    }

    public double Locomotive { get; }

    public double Shunting { get; }

    public double BrakeTest { get; }

    public double Scanning { get; }

    public double Control { get; }

    public double Regime { get; }

    public double Papers { get; }

    public double Quarantine { get; }

    public double Run { get; }

    public double SecondRegime { get; }

    public double SecondPapers { get; }
}
