using System.IO.Compression;
using System.Text;
using NodaTime;

namespace Lienvan.App.Store;

/// <summary>Texts in a zip archive: the same texts, the same bytes.</summary>
internal static class ZipBytes
{
    /// <summary>The oldest time that an archive can hold; no file tells when it was written.</summary>
    private static readonly Instant Oldest = Instant.FromUtc(1980, 1, 1, 0, 0);

    public static byte[] Write(IEnumerable<KeyValuePair<string, string>> texts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in texts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = Oldest.ToDateTimeOffset();
                using var file = entry.Open();
                file.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }
}
