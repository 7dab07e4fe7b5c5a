using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;

namespace Lienvan.App.Questions;

/// <summary>Finds stations by name among the places that track of one gauge reaches, so that a city's name means its station.</summary>
internal sealed class StationFinder
{
    private readonly PlaceFinder finder;
    private readonly Gauge gauge;

    private StationFinder(PlaceFinder finder, Gauge gauge) => (this.finder, this.gauge) = (finder, gauge);

    /// <summary>A finder for one gauge; null where no track of it is open.</summary>
    public static StationFinder? Create(Network network, Gauge gauge)
    {
        var reached = network.Corridor.Sections.Where(section => section.Has(gauge))
            .SelectMany(section => new[] { section.From, section.To }).ToHashSet();
        return reached.Count == 0 ? null
            : new StationFinder(new PlaceFinder([.. network.Corridor.Places.Where(place => reached.Contains(place.Id))]), gauge);
    }

    /// <exception cref="UsageException">No station, or several, are called so.</exception>
    public PlaceId Find(string name) => finder.Find(name) switch
    {
        PlaceAnswer.Found found => found.Place.Id,
        PlaceAnswer.Ambiguous several => throw new UsageException(UsageFindings.AmbiguousName, $"'{name}' could be " +
            string.Join(", ", several.Places.Select(place => $"{place.Name.English} ({place.Id})")), "give the key in brackets"),
        PlaceAnswer.Unknown { Suggestions: [_, ..] near } => throw new UsageException(
            UsageFindings.UnknownName, $"no station on {gauge} is called '{name}'",
            "did you mean " + string.Join(", ", near.Select(place => $"{place.Name.English} ({place.Id})")) + "?"),
        _ => throw new UsageException(UsageFindings.UnknownName, $"no station on {gauge} is called '{name}'",
            "lienvan show places lists them"),
    };
}
