namespace Lienvan.Appraisal.Projects;

/// <summary>Streams by effect and stakeholder as they grow, over the years of an appraisal.</summary>
/// <param name="firstYear">The base year.</param>
/// <param name="lastYear">The last year of operation that counts.</param>
internal sealed class StreamBook(int firstYear, int lastYear)
{
    private readonly Dictionary<(AppraisalEffect Effect, Stakeholder Whom), double[]> amounts = [];

    public int FirstYear => firstYear;

    public int LastYear => lastYear;

    public int Length => lastYear - firstYear + 1;

    /// <summary>In order of effect, then of stakeholder; those with nothing in them are left out.</summary>
    public ImmutableArray<EffectFlow> Streams =>
    [
        .. amounts.Where(pair => Array.Exists(pair.Value, amount => amount != 0))
            .OrderBy(pair => pair.Key.Effect).ThenBy(pair => pair.Key.Whom.Kind)
            .ThenBy(pair => pair.Key.Whom.ToString(), StringComparer.Ordinal)
            .Select(pair => new EffectFlow(pair.Key.Effect, pair.Key.Whom, [.. pair.Value])),
    ];

    /// <summary>Adds an amount to a year; a year outside is left away.</summary>
    public void Add(AppraisalEffect effect, Stakeholder whom, int year, double amount)
    {
        if (year < firstYear || year > lastYear || amount == 0)
        {
            return;
        }

        if (!amounts.TryGetValue((effect, whom), out var stream))
        {
            amounts[(effect, whom)] = stream = new double[Length];
        }

        stream[year - firstYear] += amount;
    }

    /// <summary>Tells everything in other money.</summary>
    public void Scale(double factor)
    {
        foreach (var stream in amounts.Values)
        {
            for (var year = 0; year < stream.Length; year++)
            {
                stream[year] *= factor;
            }
        }
    }

    /// <summary>A payment: what the one loses the other gains.</summary>
    public void Pay(AppraisalEffect effect, (Stakeholder From, Stakeholder To) between, int year, double amount)
    {
        Add(effect, between.From, year, -amount);
        Add(effect, between.To, year, amount);
    }

    /// <summary>What one stakeholder has in a year of some effects.</summary>
    public double Sum(Stakeholder whom, int year, Func<AppraisalEffect, bool> isMeant) =>
        amounts.Where(pair => pair.Key.Whom == whom && isMeant(pair.Key.Effect)).Sum(pair => pair.Value[year - firstYear]);
}
