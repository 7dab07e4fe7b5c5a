using System.Globalization;

namespace Lienvan.App.Rendering;

/// <summary>Numbers as people see them: thin groups and three significant digits.</summary>
internal static class NumberText
{
    private static readonly NumberFormatInfo Grouped = new() { NumberGroupSeparator = "\u202F", NumberDecimalSeparator = "." };

    /// <summary>Whole money with thin groups: <c>2 140</c>.</summary>
    public static string Money(double amount) => Math.Round(amount).ToString("#,0", Grouped);

    /// <summary>Three significant digits: <c>0.614</c>, <c>12.3</c>, <c>1 230</c>.</summary>
    public static string Significant(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        var digits = Math.Max(0, 2 - (int)Math.Floor(Math.Log10(Math.Abs(value))));
        return Math.Round(value, Math.Min(digits, 15)).ToString(digits == 0 ? "#,0" : "0." + new string('#', digits), Grouped);
    }
}
