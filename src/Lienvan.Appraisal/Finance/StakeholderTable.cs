namespace Lienvan.Appraisal.Finance;

/// <summary>What an effect of a project brings one stakeholder, or costs it.</summary>
/// <param name="Effect">Such as time, fares, tax, CO2.</param>
/// <param name="Stakeholder">Such as users, an operator, a government, a lender, the environment.</param>
/// <param name="Amount">Present value in one currency; a loss is negative.</param>
public readonly record struct StakeholderEntry(string Effect, string Stakeholder, decimal Amount);

/// <summary>
/// Who gains and who loses by what, as in RAILPAG (EIB and European Commission): a row an effect, a column a stakeholder. Money is decimal,
/// so that rows, columns and the whole add up to the last digit. What one pays another is in the table twice and cancels out.
/// </summary>
public sealed record StakeholderTable
{
    private readonly decimal[,] amounts;

    private StakeholderTable(ImmutableArray<string> effects, ImmutableArray<string> stakeholders, decimal[,] amounts) =>
        (Effects, Stakeholders, this.amounts) = (effects, stakeholders, amounts);

    /// <summary>The rows, in the order in which they were first named.</summary>
    public ImmutableArray<string> Effects { get; }

    /// <summary>The columns, in the order in which they were first named.</summary>
    public ImmutableArray<string> Stakeholders { get; }

    /// <summary>What all gain and lose together: the net present value of the project.</summary>
    public decimal Total => TotalsByStakeholder.Sum();

    /// <summary>The sums of the rows.</summary>
    public ImmutableArray<decimal> TotalsByEffect =>
        [.. Enumerable.Range(0, Effects.Length).Select(row => Enumerable.Range(0, Stakeholders.Length).Sum(column => amounts[row,
            column]))];

    /// <summary>The sums of the columns: net present value by stakeholder.</summary>
    public ImmutableArray<decimal> TotalsByStakeholder =>
        [.. Enumerable.Range(0, Stakeholders.Length).Select(column => Enumerable.Range(0, Effects.Length).Sum(row => amounts[row,
            column]))];

    /// <summary>A table of those entries; entries of one cell are added up.</summary>
    public static StakeholderTable Of(params ImmutableArray<StakeholderEntry> entries)
    {
        var effects = entries.Select(entry => entry.Effect).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var stakeholders = entries.Select(entry => entry.Stakeholder).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var amounts = new decimal[effects.Length, stakeholders.Length];
        foreach (var entry in entries)
        {
            amounts[effects.IndexOf(entry.Effect), stakeholders.IndexOf(entry.Stakeholder)] += entry.Amount;
        }

        return new StakeholderTable(effects, stakeholders, amounts);
    }

    /// <summary>The two entries of a payment: no gain to the project as a whole.</summary>
    public static ImmutableArray<StakeholderEntry> Transfer(string effect, string from, string to, decimal amount) =>
        [new StakeholderEntry(effect, from, -amount), new StakeholderEntry(effect, to, amount)];

    /// <summary>What an effect brings a stakeholder; zero where there is no such row or column.</summary>
    public decimal Amount(string effect, string stakeholder)
    {
        var (row, column) = (Effects.IndexOf(effect), Stakeholders.IndexOf(stakeholder));
        return row < 0 || column < 0 ? 0 : amounts[row, column];
    }

    /// <summary>
    /// The table in whole units, still adding up: each cell is rounded, then what the whole lost or gained is put into the cells where it
    /// changes least. Totals are sums of the rounded cells, and the whole is the rounded whole.
    /// </summary>
    /// <param name="unit">Such as 1 000 000 for millions; above 0.</param>
    public StakeholderTable InUnits(decimal unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(unit);
        var cells = (from row in Enumerable.Range(0, Effects.Length)
                     from column in Enumerable.Range(0, Stakeholders.Length)
                     let exact = amounts[row, column] / unit
                     let near = Math.Round(exact, MidpointRounding.ToEven)
                     select (Row: row, Column: column, Near: near, Over: exact - near)).ToList();
        var lacking = (int)(Math.Round(Total / unit, MidpointRounding.ToEven) - cells.Sum(cell => cell.Near));
        var rounded = new decimal[Effects.Length, Stakeholders.Length];
        foreach (var (cell, index) in cells.OrderByDescending(cell => cell.Over * Math.Sign(lacking)).Select((cell, index) => (cell, index)))
        {
            rounded[cell.Row, cell.Column] = cell.Near + (index < Math.Abs(lacking) ? Math.Sign(lacking) : 0);
        }

        return new StakeholderTable(Effects, Stakeholders, rounded);
    }
}
