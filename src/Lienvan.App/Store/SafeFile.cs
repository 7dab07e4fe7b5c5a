using System.Text;

namespace Lienvan.App.Store;

/// <summary>Writes files so that they are either whole or not there: into a neighbour first, then moved into place.</summary>
public static class SafeFile
{
    /// <summary>Writes a text as UTF-8.</summary>
    /// <exception cref="UsageException">The file can't be written.</exception>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes.</summary>
    /// <exception cref="UsageException">The file can't be written.</exception>
    public static void Write(string path, byte[] bytes)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            TryDelete(temporary);
            throw new UsageException(UsageFindings.CannotWrite, $"'{path}': {exception.Message}",
                "give a file in a folder that can be written, on a disk with room");
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException)
        {
            // The first complaint is the one that matters.
        }
    }
}
