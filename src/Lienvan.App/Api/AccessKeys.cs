using System.Security.Cryptography;
using System.Text;

namespace Lienvan.App.Api;

/// <summary>
/// The keys with which one may ask, from the environment variable LIENVAN_API_KEYS (commas between) or the file that LIENVAN_API_KEYS_FILE
/// names (one a line). They are kept as digests, and compared in the same time whether they are right or wrong.
/// </summary>
internal sealed class AccessKeys
{
    private const int ShortestKey = 16;

    public static readonly AccessKeys None = new([]);

    private readonly ImmutableArray<byte[]> digests;

    private AccessKeys(ImmutableArray<byte[]> digests) => this.digests = digests;

    /// <summary>Whether anybody may ask.</summary>
    public bool AreNone => digests.IsEmpty;

    /// <exception cref="UsageException">The file can't be read, or a key is too short to be one.</exception>
    public static AccessKeys FromEnvironment()
    {
        var inline = Environment.GetEnvironmentVariable("LIENVAN_API_KEYS") ?? "";
        var path = Environment.GetEnvironmentVariable("LIENVAN_API_KEYS_FILE");
        return Of([.. inline.Split(','), .. string.IsNullOrEmpty(path) ? [] : ReadLines(path)]);
    }

    /// <exception cref="UsageException">A key is too short to be one.</exception>
    public static AccessKeys Of(IEnumerable<string> texts)
    {
        var keys = texts.Select(text => text.Trim()).Where(key => key.Length > 0 && key[0] != '#').ToArray();
        return keys.All(key => key.Length >= ShortestKey)
            ? new AccessKeys([.. keys.Select(Digest)])
            : throw new UsageException(ApiFindings.CannotServe, $"an access key has fewer than {ShortestKey} characters",
                "make keys at random, as by: openssl rand -hex 24");
    }

    /// <summary>Whether that is one of them.</summary>
    public bool Contains(string key)
    {
        var wanted = Digest(key);
        var found = false;
        foreach (var digest in digests)
        {
            found |= CryptographicOperations.FixedTimeEquals(digest, wanted);
        }

        return found;
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(ApiFindings.CannotServe, $"the file of LIENVAN_API_KEYS_FILE can't be read: {exception.Message}",
                "name a readable file with a key a line");
        }
    }

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
