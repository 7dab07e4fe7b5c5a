using Lienvan.Model.Dataset;

namespace Lienvan.Formats.DataPackages;

/// <summary>What can be wrong with the description of a package, its <c>datapackage.json</c>.</summary>
public static class DataPackageFindings
{
    /// <summary>A package without description.</summary>
    public static readonly DiagnosticKind Missing = new("LV0201", Severity.Warning, "description is missing");

    /// <summary>A description that is not JSON.</summary>
    public static readonly DiagnosticKind NotJson = new("LV0202", Severity.Error, "description is not JSON");

    /// <summary>JSON that is no Frictionless data package.</summary>
    public static readonly DiagnosticKind NotADataPackage = new("LV0203", Severity.Error, "description is not a data package");

    /// <summary>A resource whose file is not there.</summary>
    public static readonly DiagnosticKind ResourceWithoutFile = new("LV0204", Severity.Error, "resource has no file");

    /// <summary>A table that the description leaves out.</summary>
    public static readonly DiagnosticKind FileWithoutResource = new("LV0205", Severity.Warning, "table is not described");

    /// <summary>Fields that are not the columns of the file.</summary>
    public static readonly DiagnosticKind FieldsDiffer = new("LV0206", Severity.Error, "described fields are not the columns of the file");

    /// <summary>A field of another type than the corridor package gives it.</summary>
    public static readonly DiagnosticKind TypeDiffers = new("LV0207", Severity.Warning,
        "field has another type than the corridor package gives it");

    /// <summary>A path that leads out of the package.</summary>
    public static readonly DiagnosticKind UnsafePath = new("LV0208", Severity.Error, "path leads out of the package");

    /// <summary>A package that does not say what others may do with it.</summary>
    public static readonly DiagnosticKind NoLicence = new("LV0209", Severity.Warning, "package has no licence");

    /// <summary>A file described twice.</summary>
    public static readonly DiagnosticKind DescribedTwice = new("LV0210", Severity.Warning, "table is described twice");
}
