using System.IO.Compression;
using System.Text;
using System.Text.Unicode;
using Lienvan.Model.Dataset;

namespace Lienvan.Formats.Gtfs;

/// <summary>The texts of a feed, by file name such as <c>stop_times.txt</c>.</summary>
/// <param name="Name">The feed's own name, for findings: the path of its folder or archive.</param>
/// <param name="Texts">By file name, without any folder.</param>
public sealed record GtfsFiles(string Name, ImmutableDictionary<string, string> Texts)
{
    /// <summary>The files that are read; others in a feed (fares, shapes, transfers …) are not looked at.</summary>
    public static ImmutableArray<string> FileNames { get; } =
    [
        "agency.txt", "stops.txt", "routes.txt", "calendar.txt", "calendar_dates.txt", "trips.txt", "stop_times.txt", "frequencies.txt",
    ];

    /// <summary>The longest file taken, in bytes: a text in memory can have no more.</summary>
    public const int MaximumBytes = 1_000_000_000;

    /// <summary>The feed in a zip archive. Files in a folder of the archive are found too.</summary>
    /// <param name="name">The archive's name, for findings.</param>
    /// <param name="archive">The archive; must be able to seek.</param>
    public static Read<GtfsFiles> FromZip(string name, Stream archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var findings = new GtfsFindings();
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        try
        {
            using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var fileName in FileNames)
            {
                ReadEntry(zip, name, fileName, files, findings);
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            findings.Add(
                GtfsDiagnostics.Unreadable,
                new GtfsPlace(name, 0),
                $"not a readable zip archive: {fault.Message}",
                "fetch it again");
        }

        return FromBytes(name, files, findings);
    }

    /// <summary>The feed in a folder, as the bytes of its files.</summary>
    /// <param name="name">The folder's name, for findings.</param>
    /// <param name="files">Bytes by file name; those not in <see cref="FileNames"/> are passed over.</param>
    public static Read<GtfsFiles> FromBytes(string name, IReadOnlyDictionary<string, byte[]> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return FromBytes(name, files, new GtfsFindings());
    }

    /// <summary>How a file is called in findings.</summary>
    internal string PathOf(string fileName) => $"{Name}/{fileName}";

    /// <summary>The text of a file; empty, with a finding, where it is too long for one.</summary>
    internal static string Decode(byte[] bytes, GtfsPlace place, GtfsFindings findings)
    {
        if (bytes.Length > MaximumBytes)
        {
            findings.Add(GtfsDiagnostics.Unreadable, place, $"longer than {MaximumBytes} bytes", "split the feed");
            return "";
        }

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            findings.Add(GtfsDiagnostics.NotUtf8, place, "the text is UTF-16", "save it as UTF-8");
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes);
        }

        if (!Utf8.IsValid(bytes))
        {
            findings.Add(
                GtfsDiagnostics.NotUtf8,
                place,
                "the text has bytes that are not UTF-8",
                "save it as UTF-8; such bytes are read as \uFFFD");
        }

        return Encoding.UTF8.GetString(bytes);
    }

    private static Read<GtfsFiles> FromBytes(string name, IReadOnlyDictionary<string, byte[]> files, GtfsFindings findings)
    {
        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var fileName in FileNames)
        {
            if (files.TryGetValue(fileName, out var bytes))
            {
                texts.Add(fileName, Decode(bytes, new GtfsPlace($"{name}/{fileName}", 0), findings));
            }
        }

        return new Read<GtfsFiles>(new GtfsFiles(name, texts.ToImmutable()), findings.ToImmutable(name));
    }

    private static void ReadEntry(ZipArchive zip, string name, string fileName, Dictionary<string, byte[]> files, GtfsFindings findings)
    {
        var entry = zip.GetEntry(fileName);
        if (entry is null)
        {
            entry = zip.Entries.FirstOrDefault(candidate =>
                candidate.Name == fileName && !candidate.FullName.StartsWith("__MACOSX", StringComparison.Ordinal));
            if (entry is null)
            {
                return;
            }

            findings.Add(
                GtfsDiagnostics.InFolder,
                new GtfsPlace($"{name}/{entry.FullName}", 0),
                $"{fileName} is not at the top of the archive",
                "zip the files without their folder");
        }

        try
        {
            files.Add(fileName, Bytes(entry));
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException)
        {
            findings.Add(GtfsDiagnostics.Unreadable, new GtfsPlace($"{name}/{fileName}", 0), fault.Message, "fetch the archive again");
        }
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        if (entry.Length > MaximumBytes)
        {
            throw new InvalidDataException($"longer than {MaximumBytes} bytes");
        }

        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            // The length that an archive declares need not be true.
            if (bytes.Length + count > MaximumBytes)
            {
                throw new InvalidDataException($"longer than {MaximumBytes} bytes");
            }

            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }
}
