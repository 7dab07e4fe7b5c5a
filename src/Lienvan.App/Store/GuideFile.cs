using Lienvan.Model.Dataset;
using Lienvan.Model.Valuations;

namespace Lienvan.App.Store;

/// <summary>A guide of one's own: a file of the columns of <c>appraisal_values.csv</c>.</summary>
internal static class GuideFile
{
    /// <summary>Its rows; findings name the file and the line.</summary>
    /// <exception cref="UsageException">The file can't be read.</exception>
    public static Read<ImmutableArray<AppraisalValue>> Read(string path)
    {
        const string Table = "appraisal_values.csv";
        try
        {
            // References to projects and countries can't be looked up in one table alone: such rows have their place in a package.
            var read = CorridorReader.Read([new PackageFile(Table, File.ReadAllBytes(path))]);
            return new Read<ImmutableArray<AppraisalValue>>(read.Value.AppraisalValues,
                [.. read.Diagnostics.Where(finding => finding.File == Table && finding.Line > 0
                    && finding.Severity != Severity.Info).Select(finding => finding with { File = path })]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(UsageFindings.CannotRead, $"'{path}': {exception.Message.TrimEnd('.')}",
                "give a CSV file of the columns of appraisal_values.csv");
        }
    }
}
