using System.Globalization;
using System.Text.RegularExpressions;
using Lienvan.Appraisal.Projects;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Valuations;

namespace Lienvan.App.Rendering;

/// <summary>The words for what an appraisal is about, and its numbers as people read them.</summary>
internal sealed partial class AppraisalNames(Corridor corridor, Language language, ReportCurrency? currency = null)
{
    public Language Language => language;

    /// <summary>A sentence in the language and the money of the report. Costs of a kilometre stay in dollars, as published.</summary>
    public string Say(string english, params ReadOnlySpan<object?> values)
    {
        var text = language.Say(english, values);
        return currency is null || currency == ReportCurrency.Dollars ? text
            : Dollars().Replace(text, language.Say(currency.Unit) + " " + currency.Code);
    }

    [GeneratedRegex("million (US dollars|USD)(?! a km)|triệu (đô la Mỹ|USD)(?! mỗi km)|百万美元(?!/公里)")]
    private static partial Regex Dollars();

    public string Effect(AppraisalEffect effect) => language.Say("effect " + effect);

    /// <summary>By the key that tables of stakeholders have.</summary>
    public string Effect(string name) => language.Say("effect " + name);

    public string Stakeholder(Stakeholder whom)
    {
        var kind = language.Say("stakeholder " + whom.Kind);
        return whom switch
        {
            { Country: { } country } => language.Say("{0} of {1}", kind, Country(country)),
            { Name.Length: > 0 } => language.Translate(whom.Name),
            _ => kind,
        };
    }

    public string Country(CountryId id) =>
        corridor.Countries.FirstOrDefault(country => country.Id == id)?.Name.In(language.Code) ?? id.Value;

    /// <summary>An uncertain input, an effect in lower case, or the discount rate.</summary>
    public string Input(string input) => input.Length > 0 && Enum.TryParse<AppraisalEffect>(char.ToUpperInvariant(input[0]) + input[1..],
        out var
        effect) ? Effect(effect) : language.Say(input);

    /// <summary>The name of a number of a guide as in the package, with spaces.</summary>
    public static string Parameter(AppraisalParameter parameter) => string.Concat(parameter.ToString().Select((character, at) =>
        char.IsUpper(character) ? (at > 0 ? " " : "") + char.ToLowerInvariant(character) : character.ToString()));

    public static string Percent(double? share) =>
        share is { } value && double.IsFinite(value) ? (value * 100).ToString("0.00", CultureInfo.InvariantCulture) + " %" : "–";

    /// <summary>Million US dollars: whole from ten on, one decimal below.</summary>
    public static string Millions(double? value) => value is not { } amount || !double.IsFinite(amount) ? "–"
        : Math.Abs(amount) >= 9.95 ? NumberText.Money(amount) : (Math.Round(amount, 1) + 0.0).ToString("0.0", CultureInfo.InvariantCulture);

    public static string Fixed(double? value, int digits) =>
        value is { } number && double.IsFinite(number) ? number.ToString("F" + digits, CultureInfo.InvariantCulture) : "–";

    public static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    /// <summary>An input as it is: a rate or share of what is planned as per cent, years, or million US dollars.</summary>
    public static string InputValue(string input, double? value) => input switch
    {
        "discount rate" => Percent(value),
        "opening delay" => Fixed(value, 1),
        "slow start" => Percent(value),
        _ when input.Contains(' ') || input == "demand" => value is { } factor ? Fixed(factor, 2) + " ×" : "–",
        _ => Millions(value),
    };
}
