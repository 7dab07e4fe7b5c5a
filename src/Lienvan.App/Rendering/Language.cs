using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lienvan.App.Rendering;

/// <summary>
/// One of the three languages of what people see. Words are asked for by their English text, so that code reads as what it prints; what the
/// planner says in English is translated by the same table (<see cref="LanguageTable"/>).
/// </summary>
internal sealed class Language
{
    public static readonly Language English = new("en", 0);
    public static readonly Language Vietnamese = new("vi", 1);
    public static readonly Language Chinese = new("zh", 2);

    private static readonly Lazy<(Regex Pattern, string English)[]> Patterns = new(() =>
    [
        .. LanguageTable.Rows.Keys.Where(key => key.Contains("{0}", StringComparison.Ordinal)).OrderByDescending(key => key.Length)
            .Select(key => (PatternOf(key), key)),
    ]);

    private readonly int column;

    private Language(string code, int column) => (Code, this.column) = (code, column);

    /// <summary><c>en</c>, <c>vi</c> or <c>zh</c>.</summary>
    public string Code { get; }

    /// <summary>What stands between the parts of a list.</summary>
    public string Comma => this == Chinese ? "\uFF0C" : ", ";

    /// <summary>The language of that code; a region after it, as in <c>zh-CN</c>, is left aside.</summary>
    /// <exception cref="UsageException">There is no such language.</exception>
    public static Language Get(string code) => code.ToLowerInvariant().Split('-', '_')[0] switch
    {
        "en" => English,
        "vi" => Vietnamese,
        "zh" => Chinese,
        _ => throw new UsageException(UsageFindings.NotUnderstood, $"'{code}' is no language of the answer", "choose --lang en, vi or zh"),
    };

    /// <summary>A text of the table with its holes filled.</summary>
    public string Say(string english, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, LanguageTable.Rows[english][column], values);

    /// <summary>What the planner said in English; what the table doesn't know stays English.</summary>
    public string Translate(string english) => this == English ? english : Translate(english, name => name);

    /// <summary>The same, with what the table doesn't know told as a name is; a hole may hold several texts, one after the other.</summary>
    public string Translate(string english, Func<string, string> nameOf)
    {

        if (LanguageTable.Rows.TryGetValue(english, out var row))
        {
            return row[column];
        }

        foreach (var (pattern, key) in Patterns.Value)
        {
            if (pattern.Match(english) is { Success: true } match)
            {
                return Say(key, [.. match.Groups.Values.Skip(1).Select(group => (object?)TranslateEach(group.Value, nameOf))]);
            }
        }

        return nameOf(english);
    }

    private string TranslateEach(string english, Func<string, string> nameOf) =>
        string.Join("; ", english.Split("; ").Select(part => Translate(part, nameOf)));

    private static Regex PatternOf(string key)
    {
        var pattern = new StringBuilder("^");
        foreach (var part in Regex.Split(key, @"(\{\d\})"))
        {
            pattern.Append(part is ['{', ..] ? "(.+?)" : Regex.Escape(part));
        }

        return new Regex(pattern.Append('$').ToString(), RegexOptions.CultureInvariant);
    }
}
