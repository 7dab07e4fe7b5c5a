using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Lines;

/// <summary>What goes wrong on a line by chance. Nothing by default.</summary>
public sealed record LineDelays
{
    /// <summary>What hits no train.</summary>
    public static readonly LineDelays None = new();

    /// <summary>
    /// A usual day; assumed, for no punctuality by cause is published: passenger trains enter 3 min late on average, freight 30 min, an
    /// incident every 10 000 train-km takes half an hour, one section in 50 has a restriction that makes trains take a third longer, and a
    /// handover takes 10 min more than planned.
    /// </summary>
    public static readonly LineDelays Usual = new()
    {
        LatePassengerMinutes = new Exponential(3), LateFreightMinutes = new Exponential(30), IncidentsPerThousandKilometres = 0.1,
        IncidentMinutes = new Exponential(30), RestrictedShare = 0.02, RestrictionFactor = 1.33, HandoverMinutes = new Exponential(10),
    };

    /// <summary>A bad day; assumed: three times as late, five times as many incidents, restrictions on a tenth of the sections.</summary>
    public static readonly LineDelays Heavy = new()
    {
        LatePassengerMinutes = new Exponential(9), LateFreightMinutes = new Exponential(90), IncidentsPerThousandKilometres = 0.5,
        IncidentMinutes = new Exponential(45), RestrictedShare = 0.1, RestrictionFactor = 1.33, HandoverMinutes = new Exponential(30),
    };

    /// <summary>How late passenger trains enter, minutes; never by default.</summary>
    public Distribution LatePassengerMinutes { get; init; } = new Fixed(0);

    /// <summary>How late freight trains enter, minutes; never by default.</summary>
    public Distribution LateFreightMinutes { get; init; } = new Fixed(0);

    /// <summary>Incidents in a thousand train-kilometres; each holds the train on its section. None by default.</summary>
    public double IncidentsPerThousandKilometres
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "at least 0");
    }

    /// <summary>How long an incident takes, minutes.</summary>
    public Distribution IncidentMinutes { get; init; } = new Fixed(0);

    /// <summary>The share of sections with a speed restriction in a replication; 0 to 1, none by default.</summary>
    public double RestrictedShare
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "from 0 to 1");
    }

    /// <summary>How many times as long trains take there; at least 1, the default.</summary>
    public double RestrictionFactor
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "at least 1");
    } = 1;

    /// <summary>What a handover at a border takes longer than planned, minutes.</summary>
    public Distribution HandoverMinutes { get; init; } = new Fixed(0);
}

/// <summary>The chance of one replication: by name and train, so that two scenarios share it.</summary>
internal sealed class LineLuck(LineDelays delays, Luck luck)
{
    private const double SecondsPerMinute = 60;

    /// <summary>How late a train enters, seconds.</summary>
    public double Late(SceneTrain train) =>
        SecondsPerMinute * (train.IsPassenger ? delays.LatePassengerMinutes : delays.LateFreightMinutes)
            .Draw(luck.Of("late", train.Entity));

    /// <summary>What incidents and restrictions cost on a run, seconds.</summary>
    public double[] Disturbances(LineScene scene, SceneTrain train)
    {
        var (incidents, lengths) = (luck.Of("incidents", train.Entity), luck.Of("incident lengths", train.Entity));
        var seconds = new double[train.Runs.Length];
        for (var at = 0; at < seconds.Length; at++)
        {
            var section = scene.Sections[train.Runs[at].Section];
            var chance = 1 - Math.Exp(-delays.IncidentsPerThousandKilometres * section.Kilometres / 1000);
            var (isHit, length) = (incidents.NextUnit() < chance, delays.IncidentMinutes.Draw(lengths));
            seconds[at] = (isHit ? length * SecondsPerMinute : 0)
                + (IsRestricted(train.Runs[at].Section) ? train.Runs[at].Seconds * (delays.RestrictionFactor - 1) : 0);
        }

        return seconds;
    }

    /// <summary>What a handover takes more, seconds.</summary>
    public double Handover(SceneTrain train, int at) => !train.Visits[at].IsBorder ? 0
        : SecondsPerMinute * delays.HandoverMinutes.Draw(luck.Of("handover", unchecked((train.Entity * 1009) + at)));

    private bool IsRestricted(int section) => luck.Of("restrictions", section).NextUnit() < delays.RestrictedShare;
}
