using Lienvan.Operations.Simulation.Borders.Plans;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>One train of a day: where it is, what it carries.</summary>
internal sealed class TrainRun(ServicePlan plan, double departure, long number)
{
    public ServicePlan Plan { get; } = plan;

    /// <summary>Departure from the first stop by its times.</summary>
    public double Departure { get; } = departure;

    public long Number { get; } = number;

    /// <summary>Boxes of 40 feet and loose wagons on it now.</summary>
    public int Boxes { get; set; }

    public int LooseWagons { get; set; }

    public bool NeedsQuarantine { get; set; }

    /// <summary>When it left the visit before.</summary>
    public double LeftAt { get; set; } = double.NaN;

    /// <summary>When it came to the near side of the crossing that it is over.</summary>
    public double BorderArrival { get; set; } = double.NaN;

    public int Urgency => Plan.Service.Priority ?? (Plan.IsPassenger ? 2 : 5);

    public double Teu => Boxes * 2;

    public double Tonnes => (Boxes * 2 * ServiceCompiler.TonnesPerTeu) +
        (Plan.Wagons > 0 ? LooseWagons * Plan.Tonnes / Plan.Wagons : 0);

    public int Consignments(int boxesEach) => Math.Max(1, (int)Math.Ceiling(Boxes / (double)boxesEach)) + LooseWagons;
}
