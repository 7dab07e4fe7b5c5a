using Lienvan.Formats.Gtfs;
using Lienvan.Model.Dataset;

namespace Lienvan.App.Store;

/// <summary>Loads a GTFS feed from a zip archive or a folder.</summary>
public static class FeedFiles
{
    /// <summary>The texts of the feed, and what is wrong with them.</summary>
    public static Read<GtfsFiles> Load(string path)
    {
        if (Directory.Exists(path))
        {
            var found = GtfsFiles.FileNames.Where(name => File.Exists(Path.Combine(path, name)));
            return GtfsFiles.FromBytes(path, found.ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(path, name))));
        }

        using var archive = File.OpenRead(path);
        return GtfsFiles.FromZip(path, archive);
    }
}
