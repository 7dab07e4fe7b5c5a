using Lienvan.Model.Dataset;

namespace Lienvan.App.Store;

/// <summary>A corridor package on disk.</summary>
public static class PackageFolder
{
    /// <summary>The built-in package.</summary>
    public static string BuiltIn => Path.Combine(Home, "data", "china-viet-nam");

    private static string Home => Environment.GetEnvironmentVariable("LIENVAN_HOME") is { Length: > 0 } home ? home : FindHome();

    /// <summary>The tables of a package, as bytes.</summary>
    /// <param name="folder">Its folder; null for the built-in package.</param>
    /// <exception cref="UsageException">There is no such folder, or a file in it can't be read.</exception>
    public static ImmutableArray<PackageFile> Load(string? folder)
    {
        folder ??= BuiltIn;
        if (!Directory.Exists(folder))
        {
            throw new UsageException(UsageFindings.CannotRead, $"there is no folder '{folder}'",
                "give a folder with the tables of a corridor package");
        }

        try
        {
            var paths = Directory.GetFiles(folder, "*.csv");
            Array.Sort(paths, StringComparer.Ordinal);
            return [.. paths.Select(path => new PackageFile(ShortName(path), File.ReadAllBytes(path)))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(UsageFindings.CannotRead, exception.Message, "make the folder and its files readable");
        }
    }

    /// <summary>The path as a person in this folder would write it.</summary>
    public static string ShortName(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>The folder of the page as it was built, beside the program or by itself; null where it was not built.</summary>
    public static string? FindPage()
    {
        string[] folders = [Path.Combine(AppContext.BaseDirectory, "wwwroot"), Path.Combine(Home, ".build", "web", "dist")];
        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "index.html")));
    }

    private static string FindHome()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "data", "china-viet-nam")))
            {
                return folder.FullName;
            }
        }

        return Environment.CurrentDirectory;
    }
}
