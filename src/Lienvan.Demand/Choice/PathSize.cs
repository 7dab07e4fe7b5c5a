namespace Lienvan.Demand.Choice;

/// <summary>
/// How far paths are paths of their own: a path that shares all its links with others counts as a part of one. Source: M. Ben-Akiva,
/// M. Bierlaire, in Handbook of Transportation Science (1999) 5.
/// </summary>
public static class PathSize
{
    /// <summary>PS_i = Σ over links a of i of (l_a / L_i) · 1 / (number of paths that use a).</summary>
    /// <param name="paths">Links of each path; a link is named by any number.</param>
    /// <param name="lengths">The length of each link of each path; not negative.</param>
    /// <returns>The size of each path, above 0 and at most 1; 1 for a path without length.</returns>
    /// <exception cref="ArgumentException">Links and lengths do not fit.</exception>
    public static ImmutableArray<double> Of(ImmutableArray<ImmutableArray<int>> paths, ImmutableArray<ImmutableArray<double>> lengths)
    {
        if (paths.Length != lengths.Length)
        {
            throw new ArgumentException("as many lengths as paths", nameof(lengths));
        }

        var users = new Dictionary<int, int>();
        foreach (var path in paths)
        {
            foreach (var link in path)
            {
                users[link] = users.GetValueOrDefault(link) + 1;
            }
        }

        var sizes = ImmutableArray.CreateBuilder<double>(paths.Length);
        for (var path = 0; path < paths.Length; path++)
        {
            if (paths[path].Length != lengths[path].Length)
            {
                throw new ArgumentException("a length for each link", nameof(lengths));
            }

            var (size, whole) = (0.0, lengths[path].Sum());
            for (var link = 0; link < paths[path].Length; link++)
            {
                size += lengths[path][link] / users[paths[path][link]];
            }

            sizes.Add(whole > 0 ? size / whole : 1);
        }

        return sizes.MoveToImmutable();
    }
}
