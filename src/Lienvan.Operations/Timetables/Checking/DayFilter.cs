using NodaTime;

namespace Lienvan.Operations.Timetables.Checking;

/// <summary>
/// What belongs to a day: what begins between its midnights, and what the trains of the day do after it, unless the same trains of the day
/// before did the same within it.
/// </summary>
internal sealed class DayFilter(LocalDate day, double daySeconds)
{
    public IEnumerable<Happening> Keep(IEnumerable<Happening> all)
    {
        var sorted = all.OrderBy(found => found.From).ThenBy(KeyOf, StringComparer.Ordinal).ToArray();
        var within = sorted.Where(found => found.From >= 0 && found.From < daySeconds).ToArray();
        var known = within.Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        return within.Concat(sorted.Where(found =>
            found.From >= daySeconds && found.Trains.All(train => train.StartsOn == day) && known.Add(KeyOf(found))));
    }

    private static string KeyOf(Happening found) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{string.Join('+', found.Trains.Select(train => train.Id).Order(StringComparer.Ordinal))}@{found.Station}/{found.Section}");
}
