namespace Lienvan.Appraisal.Risk;

/// <summary>What a risk model must keep to.</summary>
internal static class RiskChecks
{
    public static void Check(RiskModel model, RiskOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Draws, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        if (!(model.Rate > -1) || !double.IsFinite(model.Rate))
        {
            throw new ArgumentOutOfRangeException(nameof(model), model.Rate, "a rate is above -1");
        }

        if (model.Streams.IsDefaultOrEmpty || model.Streams.All(stream => stream.Amounts.IsEmpty))
        {
            throw new ArgumentException("a risk model has at least one stream with an amount", nameof(model));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in model.Inputs.Where(input => !names.Add(input.Name)))
        {
            throw new ArgumentException($"the input '{input.Name}' stands twice", nameof(model));
        }

        var asked = model.Streams.SelectMany(stream => stream.Factors.Concat(stream.Delay is { } delay ? [delay] : []))
            .Concat(model.Links.SelectMany(link => new[] { link.First, link.Second }));
        foreach (var name in asked.Where(name => !names.Contains(name)))
        {
            throw new ArgumentException($"there is no input '{name}'", nameof(model));
        }

        CheckLinks(model);
    }

    private static void CheckLinks(RiskModel model)
    {
        if (model.Links.Any(link => link.First == link.Second || !(Math.Abs(link.Rank) <= 1)))
        {
            throw new ArgumentException("a rank correlation is between -1 and 1, of two different inputs", nameof(model));
        }

        if (RankCorrelation.FindRoot(RiskSample.ScoreCorrelations(model)) is null)
        {
            throw new ArgumentException("the rank correlations contradict one another: no inputs can have them all", nameof(model));
        }
    }
}
