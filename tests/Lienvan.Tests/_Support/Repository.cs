namespace Lienvan.Tests.Support;

/// <summary>The files of the repository that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = [".git", ".build", "bin", "obj", "node_modules", "TestResults", "artifacts", "wwwroot"];

    /// <summary>The full path of the folder that holds Lienvan.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The full path of a file or folder named from the root, with forward slashes.</summary>
    public static string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>The text of a file named from the root.</summary>
    public static string Text(string name) => File.ReadAllText(PathOf(name));

    /// <summary>The lines of a file named from the root.</summary>
    public static string[] Lines(string name) => File.ReadAllLines(PathOf(name));

    /// <summary>The name from the root, with forward slashes, of a full path.</summary>
    public static string NameOf(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>The names from the root of all files below a folder, in order; what builds leave behind is not among them.</summary>
    public static IEnumerable<string> Files(string folder = "", string pattern = "*")
    {
        var path = PathOf(folder);
        if (!Directory.Exists(path))
        {
            return [];
        }

        var here = Directory.EnumerateFiles(path, pattern).Select(NameOf);
        var below = Folders(folder).SelectMany(name => Files(name, pattern));
        return here.Concat(below).Order(StringComparer.Ordinal);
    }

    /// <summary>The names from the root of the folders in a folder, in order.</summary>
    public static IEnumerable<string> Folders(string folder) => Directory.EnumerateDirectories(PathOf(folder))
        .Where(path => !NotOurs.Contains(Path.GetFileName(path)))
        .Select(NameOf)
        .Order(StringComparer.Ordinal);

    /// <summary>The C# sources below a folder.</summary>
    public static IEnumerable<string> Sources(string folder) => Files(folder, "*.cs");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Lienvan.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("No folder above the tests holds Lienvan.slnx: run them from a checkout");
    }
}
