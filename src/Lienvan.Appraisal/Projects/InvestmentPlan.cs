using Lienvan.Appraisal.Guides;
using Lienvan.Model.Dataset;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Tariffs;
using Lienvan.Model.Units;
using Lienvan.Model.Valuations;
using NodaTime;

namespace Lienvan.Appraisal.Projects;

/// <summary>What a project and its comparison build, and what is not known about it.</summary>
/// <param name="Investments">What is built, with its sign.</param>
/// <param name="Gaps">What could not be counted, in sentences.</param>
internal sealed record InvestmentPlan(ImmutableArray<Investment> Investments, ImmutableArray<string> Gaps)
{
    /// <summary>What the one scenario builds beyond the other, or at other times.</summary>
    public static InvestmentPlan Of(Corridor corridor, Scenario withScenario, Scenario againstScenario, GuideProfile guide)
    {
        var gaps = new List<string>();
        var with = Built(corridor, withScenario, guide, (1, gaps));
        var against = Built(corridor, againstScenario, guide, (-1, gaps));
        var common = with.Where(one => against.Any(other => IsSame(one, other))).ToList();
        return new InvestmentPlan(
            [
                .. with.Except(common).OrderBy(one => one.OpeningYear).ThenBy(one => one.Project.Id.Value, StringComparer.Ordinal),
                .. against.Where(other => !common.Exists(one => IsSame(one, other))),
            ],
            [.. gaps.Distinct(StringComparer.Ordinal)]);
    }

    private static bool IsSame(Investment one, Investment other) => one.Project.Id == other.Project.Id
        && one.Part.Country == other.Part.Country && one.Part.Part == other.Part.Part && one.OpeningYear == other.OpeningYear;

    private static List<Investment> Built(Corridor corridor, Scenario scenario, GuideProfile guide, (int Sign, List<string> Gaps) side)
    {
        var (sign, gaps) = side;
        var timeline = new ProjectTimeline(scenario, corridor);
        var rates = new ExchangeRates(corridor.ExchangeRates);
        var built = new List<Investment>();
        foreach (var project in scenario.Projects.Select(id =>
            corridor.Projects.FirstOrDefault(project => project.Id == id)).OfType<Project>())
        {
            if (timeline.FindStart(project.Id) is null)
            {
                gaps.Add($"{project.Id} never opens in {scenario.Id}: a part is undated or "
                    + "something that it needs is missing; not counted");
                continue;
            }

            foreach (var part in project.Parts)
            {
                if (part.Cost is not { } cost || FindMillions(cost, rates, guide) is not { } millions)
                {
                    gaps.Add($"no cost is published of {project.Id}, {part.Part} ({part.Country}): counted as nothing");
                    continue;
                }

                built.Add(InvestmentOf(scenario, guide, (project, part, millions, sign)));
            }
        }

        return built;
    }

    private static Investment InvestmentOf(
        Scenario scenario, GuideProfile guide, (Project Project, ProjectPart Part, double Millions, int Sign) given)
    {
        var (project, part, millions, sign) = given;
        var assumed = scenario.Openings.LastOrDefault(opening => opening.Project == project.Id && opening.Country == part.Country);
        var opens = YearAfter(assumed?.Opens ?? part.Opens ?? LocalDate.MinIsoValue);
        var started = assumed is null && part.Started is { } day && YearAfter(day) < opens ? YearAfter(day)
            : opens - (int)guide.GetOf(AppraisalParameter.ConstructionYears, project.Id);
        return new Investment
        {
            Project = project, Part = part, CostMillions = millions, FirstYear = started, OpeningYear = opens,
            IsOpeningAssumed = assumed is not null, Sign = sign,
        };
    }

    /// <summary>The first year of which more than half is left when it opens.</summary>
    internal static int YearAfter(LocalDate opens) => opens.Month > 6 ? opens.Year + 1 : opens.Year;

    /// <summary>By the exchange rate of its own price year, then by prices in dollars to the price year.</summary>
    private static double? FindMillions(Money cost, ExchangeRates rates, GuideProfile guide) => rates.FindUsd(cost) is not { } usd ? null
        : usd / 1e6 * guide.GetIn(AppraisalParameter.PriceIndex, (int)guide.Get(AppraisalParameter.PriceYear))
            / guide.GetIn(AppraisalParameter.PriceIndex, cost.PriceYear);
}
