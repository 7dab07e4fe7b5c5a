using Lienvan.Appraisal.Guides;
using Lienvan.Appraisal.Timing;
using Lienvan.Model.Valuations;

namespace Lienvan.Appraisal.Projects;

/// <summary>Something that may be built in some year, and what it is made of.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parts">Its parts; they open together.</param>
public sealed record StagingCandidate(string Name, ImmutableArray<Investment> Parts);

/// <summary>
/// Order and timing from appraisals: what each set of candidates brings a year if it is open, and what each costs. The appraisals are of
/// sets that are open from the beginning, so that a set that opens later brings in a year what it brings then in them.
/// </summary>
public static class Staging
{
    private const int StartYears = 15;

    /// <summary>The problem.</summary>
    /// <param name="guide">Discount rate and prices.</param>
    /// <param name="candidates">What may be built; at most <see cref="BuildOrderProblem.MostCandidates"/>.</param>
    /// <param name="appraisals">
    /// By set, bit i for candidate i: at least of each candidate alone and of all together. A set that is missing brings what its members
    /// bring alone, scaled so that all together bring what they do.
    /// </param>
    /// <param name="budget">Million US dollars a year, kept for later where not spent; null for no limit.</param>
    /// <exception cref="ArgumentException">A needed appraisal is missing.</exception>
    public static BuildOrderProblem ProblemOf(GuideProfile guide, ImmutableArray<StagingCandidate> candidates,
        IReadOnlyDictionary<int, AppraisalReport> appraisals, double? budget)
    {
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(appraisals);
        var all = (1 << candidates.Length) - 1;
        if (!appraisals.TryGetValue(all, out var whole) || Enumerable.Range(0, candidates.Length).Any(index =>
            !appraisals.ContainsKey(1 << index)))
        {
            throw new ArgumentException("each candidate alone and all together have to be appraised", nameof(appraisals));
        }

        var years = appraisals.Values.Min(report => report.LastYear) - whole.FirstYear + 1;
        var known = appraisals.ToDictionary(pair => pair.Key, pair => GainsOf(pair.Value, years));
        var together = Enumerable.Range(0, candidates.Length).Select(index => known[1 << index]).ToList();
        ImmutableArray<double> Scaled(int set) =>
        [
            .. Enumerable.Range(0, years).Select(year =>
            {
                var alone = together.Sum(gains => gains[year]);
                var share = together.Where((_, index) => (set & (1 << index)) != 0).Sum(gains => gains[year]);
                return alone != 0 ? share * known[all][year] / alone : 0;
            }),
        ];
        var longest = candidates.Max(LengthOf);
        return new BuildOrderProblem
        {
            Candidates = [.. candidates.Select(candidate => CandidateOf(guide, candidate, years))],
            Gains = [.. Enumerable.Range(0, all + 1).Select(set => set == 0 ? [.. new double[years]] : known.GetValueOrDefault(set, []) is
                { IsEmpty: false } gains ? gains : Scaled(set))],
            FirstYear = whole.FirstYear,
            StartYears = Math.Clamp(years - longest, 1, StartYears),
            Budget = budget is { } amount ? [.. Enumerable.Repeat(amount * BuildingCosts.EconomicFactor(guide), years)] : [],
            Rate = guide.Get(AppraisalParameter.DiscountRate),
        };
    }

    /// <summary>The futures of demand that the guide has.</summary>
    public static ImmutableArray<DemandFuture> FuturesOf(GuideProfile guide)
    {
        ArgumentNullException.ThrowIfNull(guide);
        return
        [
            new("low demand", guide.Get(AppraisalParameter.FutureLow), guide.Get(AppraisalParameter.ProbabilityLow)),
            new("medium demand", guide.Get(AppraisalParameter.FutureMedium), guide.Get(AppraisalParameter.ProbabilityMedium)),
            new("high demand", guide.Get(AppraisalParameter.FutureHigh), guide.Get(AppraisalParameter.ProbabilityHigh)),
        ];
    }

    private static ImmutableArray<double> GainsOf(AppraisalReport report, int years) =>
    [
        .. Enumerable.Range(0, years).Select(year => report.Streams.Where(stream => stream.Effect is not (AppraisalEffect.Investment
            or AppraisalEffect.BuildingTaxes or AppraisalEffect.ShadowPrices or AppraisalEffect.Renewals or AppraisalEffect.ResidualValue))
            .Sum(stream => stream.Amounts[year])),
    ];

    private static int LengthOf(StagingCandidate candidate) =>
        candidate.Parts.Select(part => Math.Max(1, part.OpeningYear - part.FirstYear)).DefaultIfEmpty(1).Max();

    /// <summary>At economic prices; shorter parts are begun later, so that all open together.</summary>
    private static BuildCandidate CandidateOf(GuideProfile guide, StagingCandidate candidate, int years)
    {
        var (length, factor) = (LengthOf(candidate), BuildingCosts.EconomicFactor(guide));
        var (civil, systems) = (guide.Get(AppraisalParameter.CivilLife), guide.Get(AppraisalParameter.SystemsLife));
        var share = guide.Get(AppraisalParameter.CivilShare);
        var cost = candidate.Parts.Sum(part => part.CostMillions) * factor;
        double Left(int age) => cost * ((share * Math.Max(0, 1 - (age / civil))) + ((1 - share) * Math.Max(0, 1 - (age / systems))));
        return new BuildCandidate
        {
            Name = candidate.Name,
            Spending =
            [
                .. Enumerable.Range(0, length).Select(year =>
                    candidate.Parts.Sum(part => part.SpentIn(part.OpeningYear - length + year)) * factor),
            ],
            ResidualByAge = guide.Get(AppraisalParameter.ResidualByLife) > 0 ? [.. Enumerable.Range(0, years).Select(Left)] : [],
        };
    }
}
