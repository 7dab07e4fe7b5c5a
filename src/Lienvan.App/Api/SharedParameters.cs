namespace Lienvan.App.Api;

/// <summary>Parameters that several operations take.</summary>
internal static class SharedParameters
{
    public static readonly Parameter On =
        new("on", ParameterKind.Day, "The day that is asked about; today by default.") { Example = "2026-03-02" };

    public static readonly Parameter Scenario =
        new("scenario", ParameterKind.Text, "The scenario of the package.") { Default = "base", Example = "base", MostLength = 60 };

    public static readonly Parameter At =
        new("at", ParameterKind.Time, "The time for gates, by the clock of the first country unless it has its offset; now by default.")
        {
            Example = "2026-03-02T10:30:00+07:00",
        };

    public static readonly Parameter Find =
        new("find", ParameterKind.Text, "Only what has this in a name or key, in any language, with or without marks.")
        {
            Example = "huu nghi",
        };

    public static readonly Parameter Limit =
        new("limit", ParameterKind.Whole, "How many at most.") { Least = 1, Most = 5000, Default = "500", Example = "50" };

    public static readonly Parameter Offset =
        new("offset", ParameterKind.Whole, "How many to pass over.") { Least = 0, Most = 1_000_000, Default = "0", Example = "0" };

    public static readonly Parameter Lang =
        new("lang", ParameterKind.Text, "The language of texts that people read: en, vi or zh.") 
        {
            Choices = ["en", "vi", "zh"], Default = "en", Example = "vi",
        };
}
