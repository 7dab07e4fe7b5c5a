using System.Collections.Frozen;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Valuations;

namespace Lienvan.Appraisal.Guides;

/// <summary>The rules and prices that a guide appraises by: its own rows of the package, and those that hold for every guide.</summary>
public sealed class GuideProfile
{
    private readonly FrozenDictionary<AppraisalParameter, AppraisalValue[]> byParameter;

    private GuideProfile(string id, ImmutableArray<AppraisalValue> values)
    {
        (Id, Values) = (id, values);
        byParameter = values.GroupBy(value => value.Parameter).ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>Its key, such as adb.</summary>
    public string Id { get; }

    /// <summary>Every row that it goes by, each with its source.</summary>
    public ImmutableArray<AppraisalValue> Values { get; }

    /// <summary>Parameters that no row gives a value to; an appraisal needs all of them.</summary>
    public ImmutableArray<AppraisalParameter> Missing =>
        [.. Enum.GetValues<AppraisalParameter>().Where(parameter =>
            !byParameter.ContainsKey(parameter) && parameter is not (AppraisalParameter.PublishedCost or AppraisalParameter.ExchangeDrift
                or AppraisalParameter.InfrastructureCharge))];

    /// <summary>The keys of the guides that those rows name, in order of the alphabet.</summary>
    public static ImmutableArray<string> NamesIn(ImmutableArray<AppraisalValue> values) =>
        [.. values.Select(value => value.Guide).Where(guide =>
            guide.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The guide of that key, or null when no row names it.</summary>
    public static GuideProfile? Find(ImmutableArray<AppraisalValue> values, string id) => values.Any(value => value.Guide == id)
        ? new GuideProfile(id, [.. values.Where(value => value.Guide.Length == 0 || value.Guide == id)]) : null;

    /// <summary>The same guide with one number set by whoever asks, for every project, country and year.</summary>
    public GuideProfile With(AppraisalParameter parameter, double value) => new(Id,
    [
        .. Values.Where(row => row.Parameter != parameter),
        new AppraisalValue
        {
            Guide = Id, Parameter = parameter, Value = value, Provenance = new Provenance("asked for", Confidence.Assumed, ""),
        },
    ]);

    /// <summary>A number that hangs on no project, country or year.</summary>
    /// <exception cref="InvalidOperationException">The guide has no such number: see <see cref="Missing"/>.</exception>
    public double Get(AppraisalParameter parameter) => Get(parameter, null, null, null);

    /// <summary>A number of a calendar year; between two rows the straight line, beyond them the nearest.</summary>
    /// <exception cref="InvalidOperationException">The guide has no such number: see <see cref="Missing"/>.</exception>
    public double GetIn(AppraisalParameter parameter, int year) => Get(parameter, null, null, year);

    /// <summary>A number of a project; a row that names the project comes before one that does not.</summary>
    /// <exception cref="InvalidOperationException">The guide has no such number: see <see cref="Missing"/>.</exception>
    public double GetOf(AppraisalParameter parameter, ProjectId project) => Get(parameter, project, null, null);

    /// <summary>A number of a project, or null where no row is about it.</summary>
    public double? FindOf(AppraisalParameter parameter, ProjectId project) =>
        Candidates(parameter, project, null).Any() ? Get(parameter, project, null, null) : null;

    /// <summary>A number of a country, or null where no row is about it or about all countries.</summary>
    public double? FindIn(AppraisalParameter parameter, CountryId country) =>
        Candidates(parameter, null, country).Any() ? Get(parameter, null, country, null) : null;

    private double Get(AppraisalParameter parameter, ProjectId? project, CountryId? country, int? year)
    {
        var candidates = Candidates(parameter, project, country).ToList();
        if (candidates.Count == 0)
        {
            throw new InvalidOperationException($"guide '{Id}' has no {parameter}");
        }

        var best = candidates.Max(Weight);
        var rows = candidates.Where(row => Weight(row) == best).OrderBy(row => row.Year ?? 0).ToList();
        if (year is not { } wanted || rows.Count == 1)
        {
            return rows[0].Value;
        }

        var after = rows.FindIndex(row => row.Year >= wanted);
        if (after <= 0)
        {
            return after == 0 ? rows[0].Value : rows[^1].Value;
        }

        var (from, to) = (rows[after - 1], rows[after]);
        var share = (wanted - from.Year!.Value) / (double)(to.Year!.Value - from.Year.Value);
        return from.Value + ((to.Value - from.Value) * share);
    }

    private IEnumerable<AppraisalValue> Candidates(AppraisalParameter parameter, ProjectId? project, CountryId? country) =>
        byParameter.TryGetValue(parameter, out var rows)
            ? rows.Where(row => (row.Project is null || row.Project == project) && (row.Country is null || row.Country == country))
            : [];

    private static int Weight(AppraisalValue row) =>
        (row.Project is null ? 0 : 4) + (row.Country is null ? 0 : 2) + (row.Guide.Length == 0 ? 0 : 1);
}
