using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;

namespace Lienvan.App.Rendering;

/// <summary>
/// Names of places, terminals and crossings in the language of the answer. In English a Vietnamese name keeps its tone marks, which the
/// package has in the Vietnamese column only: <c>Huu Nghi gate</c> beside <c>Cửa khẩu Hữu Nghị</c> reads <c>Hữu Nghị gate</c>.
/// </summary>
internal sealed partial class Names
{
    private const string VietNam = "VN";

    /// <summary>The most texts whose translation is remembered: far more than a package has.</summary>
    private const int MostTexts = 10_000;

    private readonly ConcurrentDictionary<LocalName, string> marked = new();
    private readonly ConcurrentDictionary<string, string> said = new(StringComparer.Ordinal);
    private readonly Language language;
    private readonly IReadOnlyDictionary<PlaceId, Place> places;
    private readonly Dictionary<string, string> terminals = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, LocalName>> byEnglish;

    /// <summary>Names of a corridor, those of its crossings, services and goods in reasons, too.</summary>
    public Names(Language language, IReadOnlyDictionary<PlaceId, Place> places, Corridor corridor)
        : this(language, places, corridor.Terminals) => byEnglish = new(() => corridor.Places.Select(place => place.Name)
            .Concat(corridor.Terminals.Select(terminal => terminal.Name)).Concat(corridor.Crossings.Select(crossing => crossing.Name))
            .Concat(corridor.Services.Select(service => service.Name)).Concat(corridor.Goods.Select(goods => goods.Name))
            .Concat(corridor.Scenarios.Select(scenario => scenario.Name))
            .DistinctBy(name => name.English).ToDictionary(name => name.English, StringComparer.Ordinal));

    public Names(Language language, IReadOnlyDictionary<PlaceId, Place> places, IEnumerable<Terminal> terminals)
    {
        this.language = language;
        this.places = places;
        byEnglish = new(() => places.Values.Select(place => place.Name).DistinctBy(name => name.English)
            .ToDictionary(name => name.English, StringComparer.Ordinal));
        foreach (var terminal in terminals)
        {
            var isVietnamese = places.TryGetValue(terminal.Place, out var place) && place.Country.Value == VietNam;
            this.terminals[terminal.Name.English] = Of(terminal.Name, isVietnamese);
        }
    }

    public Language Language => language;

    public string Of(PlaceId place) => Of(places[place]);

    public string Of(Place place) => Of(place.Name, place.Country.Value == VietNam);

    /// <summary>The name of something that may lie in Viet Nam, such as a crossing.</summary>
    public string Of(LocalName name, bool isVietnamese = true)
    {
        var text = name.In(language.Code);
        return text.Length == 0 ? name.English : language == Language.English && isVietnamese ? marked.GetOrAdd(name, WithMarks) : text;
    }

    /// <summary>A text of the planner as people here say it.</summary>
    public string Say(string english)
    {
        if (!said.TryGetValue(english, out var text))
        {
            text = language.Translate(WithTerminals(english));
            if (said.Count < MostTexts)
            {
                said.TryAdd(english, text);
            }
        }

        return text;
    }

    /// <summary>Why not, as people here say it, everything named in it in their language.</summary>
    public string Reason(string english) => language.Translate(english, NameOf);

    private string NameOf(string english) => byEnglish.Value.TryGetValue(english, out var name) ? Of(name) : english;

    /// <summary>A text of the planner with the terminals in it called as people do here.</summary>
    public string WithTerminals(string english)
    {
        var at = english.IndexOf(" at ", StringComparison.Ordinal);
        return at >= 0 && terminals.TryGetValue(english[(at + 4)..], out var name) ? english[..(at + 4)] + name : english;
    }

    /// <summary>Each word of the English name that also stands in the Vietnamese one, in the spelling that it has there.</summary>
    public static string WithMarks(LocalName name)
    {
        var marked = Word().Matches(name.Vietnamese).Select(match => match.Value).ToList();
        return Word().Replace(name.English, match =>
        {
            var index = marked.FindIndex(word => NameFolding.Fold(word) == NameFolding.Fold(match.Value) &&
                !word.Equals(match.Value, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
            {
                return match.Value;
            }

            var found = marked[index];
            if (marked.FindLastIndex(word => NameFolding.Fold(word) == NameFolding.Fold(match.Value)) > index)
            {
                marked.RemoveAt(index);
            }

            return found;
        });
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
