using Lienvan.Model.Units;

namespace Lienvan.Operations.Running;

/// <summary>
/// A profile for a section of which only the ruling gradients are known, as is the case all over the corridor. Assumed: half of its length
/// lies on the ruling gradients, up and down in proportion to their steepness, the other half is level, in waves of about 6 km. It climbs
/// (up − down)/2 in all. Curves resist evenly, by the mean change of direction.
/// </summary>
internal static class SectionGradients
{
    private const double WaveMetres = 6000;
    private const double ShareOfRuling = 0.5;

    public static void AddTo(ImmutableArray<PathGradient>.Builder gradients, PathPart part, Gauge gauge)
    {
        if (part.Section is not { } section)
        {
            gradients.Add(new PathGradient(part.From, 0));
            return;
        }

        var curve = Formulary.MeanCurve(section.CurvatureDegreesPerKilometre, gauge.Millimetres);
        var (up, down) = (section.GradientUpPermille, section.GradientDownPermille);
        if (up + down <= 0)
        {
            gradients.Add(new PathGradient(part.From, 0, curve));
            return;
        }

        var waves = Math.Max(1, (int)Math.Round(part.Length.Metres / WaveMetres));
        var wave = part.Length.Metres / waves;
        var level = wave * (1 - ShareOfRuling) / 2;
        var (climb, descent) = (wave * ShareOfRuling * up / (up + down), wave * ShareOfRuling * down / (up + down));
        // Run the other way, the same hills come in the opposite order and climbs become descents.
        (double Metres, double Permille)[] pieces = part.IsForward
            ? [(level, 0), (climb, up), (level, 0), (descent, -down)] : [(descent, down), (level, 0), (climb, -up), (level, 0)];
        var at = part.From.Metres;
        for (var index = 0; index < waves; index++)
        {
            foreach (var (metres, permille) in pieces)
            {
                if (metres > 0.01)
                {
                    gradients.Add(new PathGradient(Distance.FromMetres(at), permille, curve));
                }

                at += metres;
            }
        }
    }
}
