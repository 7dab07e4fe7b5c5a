namespace Lienvan.Operations.Simulation.Borders;

/// <summary>A step of a stay at a border or on a line, whose waiting and working times are told apart.</summary>
public enum StayStep
{
    /// <summary>A track to arrive on.</summary>
    Track,

    /// <summary>Another locomotive.</summary>
    Locomotive,

    /// <summary>Shunting, the waiting for an engine included.</summary>
    Shunting,

    /// <summary>Testing the brakes.</summary>
    BrakeTest,

    /// <summary>Documents and customs, as far as nothing else is waited for meanwhile.</summary>
    Documents,

    /// <summary>Opening what was chosen.</summary>
    Inspection,

    /// <summary>Driving through a scanner.</summary>
    Scanning,

    /// <summary>A track beside cranes.</summary>
    Pad,

    /// <summary>A place in the stack.</summary>
    Stack,

    /// <summary>Cranes, reach stackers and gangs.</summary>
    Handling,

    /// <summary>Control of passengers.</summary>
    Control,

    /// <summary>Lying in the yard until a train or lorry comes.</summary>
    Storage,

    /// <summary>The time of departure.</summary>
    Schedule,

    /// <summary>A path over the border.</summary>
    Path,

    /// <summary>The gate: its opening and its lanes.</summary>
    Lane,

    /// <summary>From lorry to lorry.</summary>
    Transload,

    /// <summary>Driving across.</summary>
    Passage,

    /// <summary>Running on a line; what it takes beyond the least counts as waiting.</summary>
    Run,

    /// <summary>A stop on a line; a longer handover counts as waiting.</summary>
    Stop,
}

/// <summary>A kind of traffic at a place.</summary>
public enum StreamKind
{
    /// <summary>Freight trains that come over the border.</summary>
    FreightIn,

    /// <summary>Freight trains that leave over the border.</summary>
    FreightOut,

    /// <summary>Freight trains that do not cross the border here.</summary>
    FreightInland,

    /// <summary>Passenger trains that come over the border.</summary>
    PassengersIn,

    /// <summary>Passenger trains that leave over the border.</summary>
    PassengersOut,

    /// <summary>Boxes in the terminal, from train or lorry to train or lorry.</summary>
    Boxes,

    /// <summary>Loaded lorries from side a to side b.</summary>
    LorriesAToB,

    /// <summary>Loaded lorries from side b to side a.</summary>
    LorriesBToA,

    /// <summary>Freight trains on a line.</summary>
    FreightOnLine,

    /// <summary>Passenger trains on a line.</summary>
    PassengersOnLine,
}

/// <summary>What a consignment by rail is, as far as the border treats it differently.</summary>
public enum CargoClass
{
    /// <summary>In boxes, no quarantine.</summary>
    General,

    /// <summary>In boxes, seen by quarantine.</summary>
    Quarantine,

    /// <summary>Loose, in wagons.</summary>
    Loose,
}

/// <summary>Something that was done, from one time to another, for a timetable of the yard.</summary>
/// <param name="Place">Key of the station or gate.</param>
/// <param name="Unit">Train and number of its day, or which way lorries went.</param>
/// <param name="Step">What was done; for lorries the whole stay.</param>
/// <param name="From">Minutes since midnight of the first simulated day, the warm-up included.</param>
/// <param name="To">When it ended.</param>
/// <param name="Count">How many at once: lorries of a group.</param>
public sealed record WorkSpan(string Place, string Unit, StayStep Step, double From, double To, int Count);
