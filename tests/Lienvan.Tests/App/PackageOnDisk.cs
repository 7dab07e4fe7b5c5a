using Lienvan.App;
using Lienvan.Tests.Model;

namespace Lienvan.Tests.App;

/// <summary>A sketch written into a folder of its own, and the command line run on it.</summary>
public sealed class PackageOnDisk : IDisposable
{
    public PackageOnDisk(PackageSketch sketch)
    {
        Folder = Directory.CreateTempSubdirectory("lienvan-package-").FullName;
        foreach (var file in sketch.Files)
        {
            File.WriteAllBytes(Path.Combine(Folder, file.Name), file.Content.ToArray());
        }
    }

    public string Folder { get; }

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Runs the command with the folder in place of <c>FOLDER</c>.</summary>
    public (int Exit, string Output, string Error) Run(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = Program.Run([.. args.Select(word => word == "FOLDER" ? Folder : word)], output, error);
        return (exit, output.ToString().Replace(Folder + "/", "", StringComparison.Ordinal),
            error.ToString().Replace(Folder, "FOLDER", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
