using System.Globalization;
using Lienvan.Model.Units;
using Lienvan.Operations.Running;

namespace Lienvan.App.Questions;

/// <summary>A question about running time in the words in which it is asked, on the command line or over HTTP.</summary>
internal sealed record RunTimeWords
{
    private const double UsualDwellMinutes = 2;

    /// <summary>Null where nothing was said.</summary>
    public string? Train { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>Stations to pass, with commas between.</summary>
    public string? Via { get; init; }

    /// <summary>Stations to stop at, with commas between, each with its minutes: <c>Kép=4</c>. Null for those of the service.</summary>
    public string? Stops { get; init; }

    /// <summary>Tonnes behind the locomotives; null for the composition's.</summary>
    public double? Load { get; init; }

    /// <summary>Such as <c>5%+3min/100km</c>; null for none.</summary>
    public string? Allowance { get; init; }

    public bool EnergySaving { get; init; }

    /// <summary>strip or point; null for the usual one.</summary>
    public string? MassModel { get; init; }

    /// <summary>A locomotive that pushes over a stretch: <c>d19e:Đồng Mỏ–Bản Thí</c>.</summary>
    public string? Bank { get; init; }

    /// <exception cref="UsageException">There is no train.</exception>
    public void Check()
    {
        if (Train is null)
        {
            throw new UsageException(UsageFindings.NotUnderstood, "a run needs --train", "give a train of compositions.csv, or files");
        }
    }

    /// <exception cref="UsageException">A word makes no sense.</exception>
    public RunOptions ToOptions(MassModel usual) => new()
    {
        Allowance = ParseAllowance(Allowance),
        IsEnergySaving = EnergySaving,
        MassModel = MassModel?.ToLowerInvariant() switch
        {
            null => usual,
            "strip" => Operations.Running.MassModel.Strip,
            "point" => Operations.Running.MassModel.Point,
            var other => throw new UsageException(UsageFindings.NotUnderstood, $"'{other}' is no model of mass", "choose strip or point"),
        },
    };

    /// <exception cref="UsageException">It is no load.</exception>
    public Mass? FindLoad() => Load switch
    {
        null => null,
        > 0 and <= 100_000 and var tonnes => Mass.FromTonnes(tonnes),
        var other => throw new UsageException(
            UsageFindings.NotUnderstood, string.Create(CultureInfo.InvariantCulture, $"{other} t is no load"), "give tonnes above 0"),
    };

    /// <summary>The stations of <see cref="Stops"/>, each with its dwell.</summary>
    public IEnumerable<(string Place, TimeSpan Dwell)> FindStops()
    {
        foreach (var word in Words(Stops))
        {
            var equals = word.LastIndexOf('=');
            var minutes = equals < 0 ? UsualDwellMinutes : ParseNumber(word[(equals + 1)..], word);
            yield return (equals < 0 ? word : word[..equals].Trim(), TimeSpan.FromMinutes(minutes));
        }
    }

    public static IEnumerable<string> Words(string? list) =>
        list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static Allowance ParseAllowance(string? text)
    {
        var (percent, minutes) = (0.0, 0.0);
        foreach (var part in text?.Split('+', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            var folded = part.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
            var end = folded.EndsWith("/100km", StringComparison.Ordinal) ? folded.IndexOf('/', StringComparison.Ordinal) : -1;
            if (end >= 0)
            {
                minutes += ParseNumber(folded[..end].Replace("min", "", StringComparison.Ordinal), part);
            }
            else
            {
                percent += ParseNumber(folded.TrimEnd('%'), part);
            }
        }

        return new Allowance(percent, minutes);
    }

    private static double ParseNumber(string text, string within) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 10_000
            ? number
            : throw new UsageException(UsageFindings.NotUnderstood, $"'{within}' has no number of minutes or percent",
                "write stops as Kép=4, allowances as 5% or 3min/100km");
}
