using Lienvan.Model.Dataset;

namespace Lienvan.App.Store;

/// <summary>
/// Everything in the folder of a package that can be read, and a finding for everything that can't: for <c>check</c>, which must tell of a
/// broken package where other commands give up.
/// </summary>
internal sealed class PackageScan
{
    /// <summary>No table that a person keeps is larger, and a text of more than a gigabyte can't be held.</summary>
    private const long LargestFile = 256L << 20;

    private const string DescriptionName = "datapackage.json";
    private readonly List<Diagnostic> findings = [];

    private PackageScan(string folder) => Folder = folder;

    /// <summary>The folder, as it was given.</summary>
    public string Folder { get; }

    /// <summary>The tables.</summary>
    public ImmutableArray<PackageFile> Files { get; private set; } = [];

    /// <summary>The path of the description.</summary>
    public string DescriptionPath => Path.Combine(Folder, DescriptionName);

    /// <summary>The bytes of the description, or null when there is none.</summary>
    public ReadOnlyMemory<byte>? Description { get; private set; }

    /// <summary>What can't be read.</summary>
    public IReadOnlyList<Diagnostic> Findings => findings;

    /// <summary>Reads what is there.</summary>
    /// <exception cref="UsageException">There is no such folder, or it can't be listed.</exception>
    public static PackageScan Read(string? folder)
    {
        var scan = new PackageScan(folder ?? PackageFolder.BuiltIn);
        scan.ReadAll();
        return scan;
    }

    private void ReadAll()
    {
        if (!Directory.Exists(Folder))
        {
            throw File.Exists(Folder)
                ? new UsageException(UsageFindings.CannotRead, $"'{Folder}' is a file", "give the folder that holds the tables")
                : new UsageException(UsageFindings.CannotRead,
                    $"there is no folder '{Folder}'", "give a folder with the tables of a corridor package");
        }

        var files = ImmutableArray.CreateBuilder<PackageFile>();
        foreach (var path in List())
        {
            if (TryRead(path) is not { } content)
            {
                continue;
            }

            if (Path.GetFileName(path) == DescriptionName)
            {
                Description = content;
            }
            else
            {
                files.Add(new PackageFile(PackageFolder.ShortName(path), content));
            }
        }

        Files = files.ToImmutable();
    }

    private string[] List()
    {
        try
        {
            var paths = Directory.GetFileSystemEntries(Folder,
                "*.csv").Concat(Directory.GetFileSystemEntries(Folder, DescriptionName)).ToArray();
            Array.Sort(paths, StringComparer.Ordinal);
            return paths;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(UsageFindings.CannotRead, exception.Message, "make the folder readable");
        }
    }

    private byte[]? TryRead(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return Complain(path, "it is a folder", "move it elsewhere");
            }

            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            if (!stream.CanSeek || stream.Length > LargestFile)
            {
                return Complain(path, stream.CanSeek ? "it is larger than 256 MB" : "it is no ordinary file",
                    "put an ordinary file there, split into packages if need be");
            }

            var content = new byte[stream.Length];
            var length = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return length == content.Length ? content : content[..length];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Complain(path, exception.Message.TrimEnd('.'), "make it a readable file");
        }
    }

    private byte[]? Complain(string path, string why, string whatToDo)
    {
        findings.Add(UsageFindings.CannotRead.At(PackageFolder.ShortName(path), 0, $"the file can't be read: {why}", whatToDo));
        return null;
    }
}
