namespace Lienvan.Demand.Assignment;

/// <summary>
/// Goes on in the direction in which some sweeps have moved flow, as far as that saves cost (pattern moves, Hooke and Jeeves 1961). Where
/// pairs of ways share links whose cost hardly changes, within an origin or between some, each shift undoes most of another; what all
/// have in
/// common then is many sweeps' work in one step.
/// </summary>
internal sealed class PatternMoves(LinkState[] links, Bush[] bushes)
{
    /// <summary>A direction that saves less than this part of the costs it changes is rounding.</summary>
    private const double Rounding = 1e-14;

    /// <summary>A bush that moved less than this part of what the most moved one did is left alone.</summary>
    private const double Little = 1e-6;

    private readonly double[] directions = new double[links.Length];
    private readonly double[] sizes = new double[bushes.Length];
    private readonly List<Bush> moving = [];

    /// <summary>Moves what has moved on: all together, then each alone.</summary>
    public void Move()
    {
        var most = 0.0;
        for (var i = 0; i < bushes.Length; i++)
        {
            sizes[i] = 0;
            foreach (var moved in bushes[i].Moved)
            {
                sizes[i] += Math.Abs(moved);
            }

            most = Math.Max(most, sizes[i]);
        }

        moving.Clear();
        for (var i = 0; i < bushes.Length; i++)
        {
            if (sizes[i] > Little * most)
            {
                moving.Add(bushes[i]);
            }
        }

        MoveTogether(moving);
        moving.ForEach(bush => MoveTogether([bush]));
    }

    private void MoveTogether(List<Bush> together)
    {
        var longest = double.PositiveInfinity;
        foreach (var bush in together)
        {
            for (var slot = 0; slot < bush.Moved.Length; slot++)
            {
                var change = bush.Moved[slot];
                directions[bush.Links[slot]] += change;
                longest = change < 0 ? Math.Min(longest, bush.Flows[slot] / -change) : longest;
            }
        }

        var step = IsWorthwhile() && double.IsFinite(longest) ? LineSearch.FindStep(links, directions, longest) : 0;
        foreach (var bush in together)
        {
            for (var slot = 0; slot < bush.Moved.Length; slot++)
            {
                bush.Flows[slot] = Math.Max(0, bush.Flows[slot] + (step * bush.Moved[slot]));
            }
        }

        for (var link = 0; link < links.Length; link++)
        {
            if (directions[link] != 0)
            {
                links[link].Flow = Math.Max(0, links[link].Flow + (step * directions[link]));
                links[link].Update();
                directions[link] = 0;
            }
        }
    }

    private bool IsWorthwhile()
    {
        var (saved, changed) = (new CompensatedSum(), 0.0);
        for (var link = 0; link < links.Length; link++)
        {
            saved.AddProduct(-directions[link], links[link].Cost);
            changed += Math.Abs(directions[link]) * links[link].Cost;
        }

        return saved.Value > Rounding * changed;
    }
}
