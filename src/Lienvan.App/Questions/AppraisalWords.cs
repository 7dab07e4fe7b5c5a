using Lienvan.Appraisal.Guides;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Valuations;
using NodaTime;

namespace Lienvan.App.Questions;

/// <summary>What is to be appraised, in the words in which it is asked.</summary>
/// <param name="Corridor">The corridor, with the asked set among its scenarios.</param>
/// <param name="With">What is built and decided.</param>
/// <param name="Against">What it is compared with.</param>
internal sealed record AppraisalWords(Corridor Corridor, Scenario With, Scenario Against)
{
    /// <summary>The set of projects and scenarios that a list names, on top of what it is compared with.</summary>
    /// <param name="corridor">Where keys are looked up.</param>
    /// <param name="list">Keys of projects and scenarios, with commas or semicolons between them.</param>
    /// <param name="against">Key of a scenario.</param>
    /// <param name="guide">Says when what nobody dates would open.</param>
    /// <exception cref="UsageException">A key is unknown, or nothing is named.</exception>
    public static AppraisalWords Of(Corridor corridor, string list, string against, GuideProfile guide)
    {
        var words = list.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var compared = PlanWords.FindScenario(corridor, against);
        if (words.Length == 0)
        {
            throw new UsageException(UsageFindings.NotUnderstood, "no project is named",
                "name projects or scenarios, such as p-lhh,p-lc-hk or three-lines");
        }

        if (words is [var only] && Scenario.Find(corridor, new ScenarioId(only)) is { } whole)
        {
            return new AppraisalWords(corridor, whole, compared);
        }

        var asked = Asked(corridor, words, compared, guide);
        var widened = corridor with { Scenarios = corridor.Scenarios.Add(asked) };
        return new AppraisalWords(widened, Scenario.Find(widened, asked.Id)!, compared);
    }

    /// <summary>The guide of that key; of its numbers some may be set by whoever asks.</summary>
    /// <exception cref="UsageException">There is no such guide.</exception>
    public static GuideProfile FindGuide(Corridor corridor, string id) => GuideProfile.Find(corridor.AppraisalValues, id)
        ?? throw new UsageException(UsageFindings.NotUnderstood, $"the package has no guide '{id}'",
            GuideProfile.NamesIn(corridor.AppraisalValues) is { IsEmpty: false } names
                ? $"choose {string.Join(", ", names)}, or give a CSV file of the columns of appraisal_values.csv"
                : "the package has no appraisal_values.csv: add one");

    private static ScenarioDefinition Asked(Corridor corridor, string[] words, Scenario compared, GuideProfile guide)
    {
        var (projects, policies) = (new List<ProjectId>(), new List<string>());
        var openings = new List<AssumedOpening>();
        foreach (var word in words)
        {
            if (corridor.Projects.FirstOrDefault(project => project.Id.Value == word) is { } project)
            {
                projects.Add(project.Id);
                openings.AddRange(OpeningsOf(corridor, project, guide));
            }
            else if (Scenario.Find(corridor, new ScenarioId(word)) is { } scenario)
            {
                projects.AddRange(scenario.Projects);
                policies.AddRange(scenario.Policies.Select(policy => policy.Id));
                openings.AddRange(scenario.Openings);
            }
            else
            {
                throw new UsageException(UsageFindings.NotUnderstood, $"'{word}' is no project or scenario of the package",
                    "see lienvan show projects, and scenarios.csv of the package");
            }
        }

        return new ScenarioDefinition
        {
            Id = new ScenarioId(string.Join('+', words)),
            Name = NameOf(corridor, words),
            Parent = compared.Id == Scenario.Existing.Id ? null : compared.Id,
            Projects = [.. projects.Distinct()],
            Policies = [.. policies.Distinct(StringComparer.Ordinal)],
            Openings = [.. openings],
            Provenance = new Provenance("asked for", Confidence.Assumed, ""),
        };
    }

    private static LocalName NameOf(Corridor corridor, string[] words)
    {
        var names = words.Select(word => corridor.Projects.FirstOrDefault(project => project.Id.Value == word)?.Name
            ?? corridor.Scenarios.First(scenario => scenario.Id.Value == word).Name).ToList();
        return new LocalName(string.Join(" + ", names.Select(name => name.English)),
            string.Join(" + ", names.Select(name => name.Vietnamese)), string.Join(" + ", names.Select(name => name.Chinese)));
    }

    /// <summary>
    /// For parts that no decision dates: the day that the package's first scenario with the project assumes, else as soon as can be.
    /// </summary>
    private static IEnumerable<AssumedOpening> OpeningsOf(Corridor corridor, Project project, GuideProfile guide)
    {
        foreach (var part in project.Parts.Where(part => part.Approved is null || part.Opens is null).DistinctBy(part => part.Country))
        {
            var assumed = corridor.Scenarios.SelectMany(scenario => scenario.Openings)
                .FirstOrDefault(opening => opening.Project == project.Id && opening.Country == part.Country);
            var years = guide.Get(AppraisalParameter.BaseYear) + guide.Get(AppraisalParameter.DecisionYears)
                + guide.GetOf(AppraisalParameter.ConstructionYears, project.Id);
            yield return assumed ?? new AssumedOpening(project.Id, part.Country, part.Opens ?? new LocalDate((int)years - 1, 12, 31));
        }
    }
}
