namespace Lienvan.App.Store;

/// <summary>A folder that takes the files of a simulation.</summary>
internal static class SimulationFolder
{
    /// <summary>Writes each file into the folder, which is made where it is missing.</summary>
    /// <exception cref="UsageException">It can't be written.</exception>
    public static void Write(string folder, IEnumerable<KeyValuePair<string, string>> files)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(UsageFindings.CannotWrite, $"'{folder}': {exception.Message}", "give a folder that can be written");
        }

        foreach (var (name, text) in files)
        {
            SafeFile.Write(Path.Combine(folder, name), text);
        }
    }
}
