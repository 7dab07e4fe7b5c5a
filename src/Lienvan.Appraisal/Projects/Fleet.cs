using Lienvan.Appraisal.Guides;
using Lienvan.Model.Valuations;

namespace Lienvan.Appraisal.Projects;

/// <summary>
/// Vehicles for what a railway carries more: bought when needed, again at the end of their life, and worth something at the end.
/// </summary>
internal static class Fleet
{
    /// <summary>Million US dollars: what is bought in each year, and what is left of it after the last.</summary>
    /// <param name="needed">The worth of the fleet that each year needs, when new.</param>
    /// <param name="life">Years.</param>
    public static (double[] Bought, double Left) Of(ReadOnlySpan<double> needed, int life)
    {
        var (bought, left) = (new double[needed.Length], 0.0);
        for (var year = 0; year < needed.Length; year++)
        {
            var owned = 0.0;
            for (var earlier = Math.Max(0, year - life + 1); earlier < year; earlier++)
            {
                owned += bought[earlier];
            }

            bought[year] = Math.Max(0, needed[year] - owned);
        }

        for (var year = Math.Max(0, needed.Length - life); year < needed.Length; year++)
        {
            left += bought[year] * (1 - ((double)(needed.Length - year) / life));
        }

        return (bought, left);
    }

    public static void Add(StreamBook book, GuideProfile guide, Stakeholder railway, ReadOnlySpan<(double Freight, double Passengers)> work)
    {
        var needed = new double[work.Length];
        for (var year = 0; year < needed.Length; year++)
        {
            needed[year] = Math.Max(0, (work[year].Freight * guide.Get(AppraisalParameter.VehicleCost))
                + (work[year].Passengers * guide.Get(AppraisalParameter.CoachCost)));
        }

        var (bought, left) = Of(needed, (int)guide.Get(AppraisalParameter.VehicleLife));
        for (var year = 0; year < bought.Length; year++)
        {
            book.Add(AppraisalEffect.Vehicles, railway, book.FirstYear + year, -bought[year]);
        }

        if (guide.Get(AppraisalParameter.ResidualByLife) > 0)
        {
            book.Add(AppraisalEffect.ResidualValue, railway, book.LastYear, left);
        }
    }
}
