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

    /// <summary>So many times as bad as <see cref="Usual"/>: as late, as many incidents and restrictions, as long handovers.</summary>
    /// <param name="times">Not negative; 0 for <see cref="None"/>.</param>
    internal static LineDelays UsualTimes(double times) => times <= 0 ? None : Usual with
    {
        LatePassengerMinutes = new Exponential(times * Usual.LatePassengerMinutes.Mean),
        LateFreightMinutes = new Exponential(times * Usual.LateFreightMinutes.Mean),
        IncidentsPerThousandKilometres = times * Usual.IncidentsPerThousandKilometres,
        RestrictedShare = Math.Min(1, times * Usual.RestrictedShare),
        HandoverMinutes = new Exponential(times * Usual.HandoverMinutes.Mean),
    };
}
