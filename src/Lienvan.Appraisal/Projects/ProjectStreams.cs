using Lienvan.Appraisal.CashFlows;
using Lienvan.Model.Places;
using Lienvan.Model.Valuations;

namespace Lienvan.Appraisal.Projects;

/// <summary>All streams of an appraisal, and what users gain in detail.</summary>
internal sealed record ProjectStreams
{
    public required StreamBook Book { get; init; }

    public required ImmutableArray<TrafficYear> Traffic { get; init; }

    public required ImmutableArray<UserBenefit> Users { get; init; }

    /// <summary>Present value of users' gains by the simple rule of half, and by the augmented one that counts.</summary>
    public required (double Simple, double Augmented) RuleOfHalf { get; init; }

    public static ProjectStreams Of(AppraisalQuestion question, InvestmentPlan plan, (int First, int Last) years)
    {
        var book = new StreamBook(years.First, years.Last);
        foreach (var investment in plan.Investments)
        {
            BuildingCosts.Add(book, question.Guide, investment);
        }

        var known = question.ForecastWith.Years.Select(year => year.Year)
            .Intersect(question.ForecastAgainst.Years.Select(year => year.Year)).Order().Select(year =>
                YearEffects.Of(question, year)).ToList();
        var weights = Enumerable.Range(0, book.Length).Select(year => WeightsOf(known, years.First + year)).ToList();
        AddTraffic(book, known, weights);
        AddFleets(book, question, known, weights);
        return new ProjectStreams
        {
            Book = book,
            Traffic = [.. known.Select(year => year.Traffic)],
            Users = UsersOf(question, known, weights),
            RuleOfHalf = (Valued(question, weights, index => known[index].Users.RuleOfHalf),
                Valued(question, weights, index => known[index].Users.Augmented)),
        };
    }

    /// <summary>Which of the known years make up a year, and with which weight: none before the first, the last one after it.</summary>
    private static ImmutableArray<(int Index, double Weight)> WeightsOf(List<YearEffects> known, int year)
    {
        var after = known.FindIndex(one => one.Year >= year);
        if (after < 0)
        {
            return known.Count == 0 ? [] : [(known.Count - 1, 1)];
        }

        if (known[after].Year == year)
        {
            return [(after, 1)];
        }

        if (after == 0)
        {
            return [];
        }

        var share = (double)(year - known[after - 1].Year) / (known[after].Year - known[after - 1].Year);
        return [(after - 1, 1 - share), (after, share)];
    }

    private static void AddTraffic(StreamBook book, List<YearEffects> known, List<ImmutableArray<(int Index, double Weight)>> weights)
    {
        for (var year = 0; year < weights.Count; year++)
        {
            foreach (var (index, weight) in weights[year])
            {
                foreach (var ((effect, whom), amount) in known[index].Amounts)
                {
                    book.Add(effect, whom, book.FirstYear + year, amount * weight);
                }
            }
        }
    }

    private static void AddFleets(
        StreamBook book, AppraisalQuestion question, List<YearEffects> known, List<ImmutableArray<(int Index, double Weight)>> weights)
    {
        foreach (var country in known.SelectMany(year => year.RailWork.Keys).Distinct().OrderBy(country => country.Value,
            StringComparer.Ordinal))
        {
            var work = new (double Freight, double Passengers)[book.Length];
            for (var year = 0; year < work.Length; year++)
            {
                foreach (var (index, weight) in weights[year])
                {
                    var (freight, passengers) = known[index].RailWork.GetValueOrDefault(country);
                    work[year] = (work[year].Freight + (freight * weight), work[year].Passengers + (passengers * weight));
                }
            }

            Fleet.Add(book, question.Guide, new Stakeholder(StakeholderKind.Railway, country), work);
        }
    }

    private static ImmutableArray<UserBenefit> UsersOf(
        AppraisalQuestion question, List<YearEffects> known, List<ImmutableArray<(int Index, double Weight)>> weights)
    {
        var rows = new List<UserBenefit>();
        foreach (var isFreight in (bool[])[true, false])
        {
            foreach (var group in Enum.GetValues<UserGroup>())
            {
                rows.AddRange(Enum.GetValues<UserComponent>().Select(component => new UserBenefit(isFreight, group, component,
                    Valued(question, weights, index => known[index].Users[isFreight, group, component]))));
            }
        }

        return [.. rows.Where(row => row.PresentValue != 0)];
    }

    private static double Valued(
        AppraisalQuestion question, List<ImmutableArray<(int Index, double Weight)>> weights, Func<int, double> amount) =>
        Discounting.PresentValue(
            [.. weights.Select(year => year.Sum(part => part.Weight * amount(part.Index)))],
                question.Guide.Get(AppraisalParameter.DiscountRate));
}
