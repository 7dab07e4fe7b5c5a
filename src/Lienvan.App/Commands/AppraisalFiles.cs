using Lienvan.App.Rendering;
using Lienvan.App.Store;
using Lienvan.Appraisal.Projects;
using Lienvan.Formats.Workbooks;

namespace Lienvan.App.Commands;

/// <summary>The files of an appraisal: the report for people and the workbook for those who audit it.</summary>
internal static class AppraisalFiles
{
    /// <exception cref="UsageException">The folder can't be made, or a file not be written.</exception>
    public static void Write(string folder, AppraisalReport report, AppraisalNames names)
    {
        SafeFile.MakeFolder(folder);
        SafeFile.Write(Path.Combine(folder, "appraisal.html"), AppraisalPage.Write(report, names));
        SafeFile.Write(Path.Combine(folder, "appraisal.xlsx"),
            ZipBytes.Write(WorkbookWriter.Write(AppraisalWorkbook.SheetsOf(report, names))));
    }
}
