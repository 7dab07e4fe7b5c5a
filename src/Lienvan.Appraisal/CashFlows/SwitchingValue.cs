namespace Lienvan.Appraisal.CashFlows;

/// <summary>What an input is to be changed to for the net present value to become zero, everything else staying as it is.</summary>
public sealed record SwitchingValue
{
    /// <summary>Which input: <c>costs</c>, <c>benefits</c>, <c>rate</c>, or <c>net</c> of a year.</summary>
    public required string Input { get; init; }

    /// <summary>The year whose amount it is; null for the others.</summary>
    public int? Year { get; init; }

    /// <summary>What it is: a present value, a rate, or the amount of the year.</summary>
    public required double Value { get; init; }

    /// <summary>What it would have to be.</summary>
    public required double Switch { get; init; }

    /// <summary>The change as a share of the value, +0.54 for 54 % more; null where the value is zero.</summary>
    public double? Change => Value == 0 ? null : (Switch - Value) / Math.Abs(Value);
}

/// <summary>Switching values of every input of a flow.</summary>
internal static class SwitchingValues
{
    /// <summary>
    /// Costs, benefits, every rate at which the value is zero, then each year. The value is linear in every amount, so that these are
    /// exact:
    /// an amount of year t switches at aₜ − NPV (1 + r)ᵗ.
    /// </summary>
    public static ImmutableArray<SwitchingValue> Of(CashFlow flow, double rate, InternalRates rates)
    {
        var costs = Discounting.PresentValue(flow.Costs.AsSpan(), rate);
        var benefits = Discounting.PresentValue(flow.Benefits.AsSpan(), rate);
        var value = Discounting.PresentValue(flow.Net.AsSpan(), rate);
        var found = new List<SwitchingValue>();
        if (costs != 0)
        {
            found.Add(new SwitchingValue { Input = "costs", Value = costs, Switch = costs + value });
        }

        if (benefits != 0)
        {
            found.Add(new SwitchingValue { Input = "benefits", Value = benefits, Switch = benefits - value });
        }

        found.AddRange(rates.All.Select(root => new SwitchingValue { Input = "rate", Value = rate, Switch = root }));
        for (var year = 0; year < flow.Net.Length; year++)
        {
            found.Add(new SwitchingValue
            {
                Input = "net", Year = flow.FirstYear + year, Value = flow.Net[year],
                Switch = flow.Net[year] - (value * Math.Pow(1 + rate, year)),
            });
        }

        return [.. found.Where(one => double.IsFinite(one.Value) && double.IsFinite(one.Switch))];
    }
}
