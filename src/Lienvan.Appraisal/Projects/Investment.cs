using Lienvan.Model.Places;
using Lienvan.Model.Projects;

namespace Lienvan.Appraisal.Projects;

/// <summary>What one country builds of a project: when, for how much, and how it is spent year by year.</summary>
public sealed record Investment
{
    /// <summary>The project.</summary>
    public required Project Project { get; init; }

    /// <summary>The part of it.</summary>
    public required ProjectPart Part { get; init; }

    /// <summary>Who builds it.</summary>
    public CountryId Country => Part.Country;

    /// <summary>Million US dollars at prices of the price year, taxes included.</summary>
    public required double CostMillions { get; init; }

    /// <summary>The first year of spending.</summary>
    public required int FirstYear { get; init; }

    /// <summary>The first year of use.</summary>
    public required int OpeningYear { get; init; }

    /// <summary>Whether the opening is assumed rather than published.</summary>
    public bool IsOpeningAssumed { get; init; }

    /// <summary>1 where it is built, −1 where the comparison builds it and the project does not.</summary>
    public int Sign { get; init; } = 1;

    /// <summary>Million US dollars a kilometre; null where the length is not known.</summary>
    public double? MillionsPerKilometre => Part.Length is { Kilometres: > 0 } length ? CostMillions / length.Kilometres : null;

    /// <summary>
    /// How much is spent in that year: slow, fast and slow again, 3u² − 2u³ of it after the share u of the years (assumed). Million US
    /// dollars.
    /// </summary>
    public double SpentIn(int year)
    {
        var years = Math.Max(OpeningYear - FirstYear, 1);
        return CostMillions * (Done(year + 1 - FirstYear) - Done(year - FirstYear));

        double Done(int done)
        {
            var share = Math.Clamp((double)done / years, 0, 1);
            return share * share * (3 - (2 * share));
        }
    }
}
