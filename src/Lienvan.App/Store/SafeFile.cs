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

    /// <summary>Makes a folder for files, with those above it, where it is not there yet; the same path for handing on.</summary>
    /// <exception cref="UsageException">It can't be made.</exception>
    public static string MakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(UsageFindings.CannotWrite, $"'{path}': {exception.Message.TrimEnd('.')}", "name another folder");
        }
    }

    /// <summary>Writes texts by their names into a folder, which is made where it is missing.</summary>
    /// <exception cref="UsageException">The folder can't be made, or a file not be written.</exception>
    public static void WriteAll(string folder, IEnumerable<KeyValuePair<string, string>> files)
    {
        MakeFolder(folder);
        foreach (var (name, text) in files)
        {
            Write(Path.Combine(folder, name), text);
        }
    }
}
