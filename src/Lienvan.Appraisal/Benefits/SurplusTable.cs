namespace Lienvan.Appraisal.Benefits;

/// <summary>The users of one mode without and with a project.</summary>
public sealed record ModeUsers
{
    /// <summary>The mode, and whom or what it carries.</summary>
    public required string Name { get; init; }

    /// <summary>Trips or tonnes without the project; not negative.</summary>
    public required double Without { get; init; }

    /// <summary>Trips or tonnes with it; not negative.</summary>
    public required double With { get; init; }

    /// <summary>What a trip or tonne that stays with the mode saves, in money; negative for a loss.</summary>
    public required double UnitGain { get; init; }
}

/// <summary>Which users of a mode a row is about.</summary>
public enum UserKind
{
    /// <summary>Those who use the mode without and with the project: they gain all of the saving.</summary>
    Existing,

    /// <summary>Those who come to it, from other modes or newly: they gain half of it.</summary>
    New,
}

/// <summary>A row of the table: benefit = traffic × unit benefit.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Kind">Which users.</param>
/// <param name="Traffic">How many.</param>
/// <param name="UnitBenefit">What each gains, in money.</param>
public sealed record SurplusRow(string Mode, UserKind Kind, double Traffic, double UnitBenefit)
{
    /// <summary>What they gain together.</summary>
    public double Benefit => Traffic * UnitBenefit;
}

/// <summary>
/// Users' surplus by mode, the layout of the European Commission's Guide to Cost-Benefit Analysis 2008, table 4.17: those who stay with a
/// mode gain its whole saving, those who come to it half; those who leave a mode are counted where they go to.
/// </summary>
public sealed record SurplusTable
{
    private SurplusTable(ImmutableArray<SurplusRow> rows) => Rows = rows;

    /// <summary>By mode, as given: existing users, then new ones where there are any.</summary>
    public ImmutableArray<SurplusRow> Rows { get; }

    /// <summary>The sum of all rows.</summary>
    public double Total => Rows.Sum(row => row.Benefit);

    /// <summary>The table of those modes.</summary>
    /// <exception cref="ArgumentException">Traffic is negative or no number.</exception>
    public static SurplusTable Of(params ImmutableArray<ModeUsers> modes)
    {
        var rows = new List<SurplusRow>();
        foreach (var mode in modes)
        {
            if (!(mode.Without >= 0) || !(mode.With >= 0))
            {
                throw new ArgumentException($"the traffic of '{mode.Name}' is not zero or more", nameof(modes));
            }

            rows.Add(new SurplusRow(mode.Name, UserKind.Existing, Math.Min(mode.Without, mode.With), mode.UnitGain));
            if (mode.With > mode.Without)
            {
                rows.Add(new SurplusRow(mode.Name, UserKind.New, mode.With - mode.Without, mode.UnitGain / 2));
            }
        }

        return new SurplusTable([.. rows]);
    }
}
