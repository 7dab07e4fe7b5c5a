using System.Globalization;

namespace Lienvan.Tests.Planner;

/// <summary>What random corridors may have.</summary>
/// <param name="HasStorage">Whether yards charge for storage.</param>
/// <param name="IsOneWay">Whether cargo can only go on, never back: then the ways are finitely many even if none is dropped.</param>
/// <param name="IsBusy">Whether there are two gates, more yards, hours and charges, and trains back as often as on.</param>
internal sealed record CorridorKind(bool HasStorage = false, bool IsOneWay = false, bool IsBusy = false);

/// <summary>
/// Small random corridors of two countries, two gauges, trains by timetable and by frequency, work, gates with hours, formalities and, if
/// wanted, storage. As lines of a sketch, so that one that fails can be made smaller line by line and read. Roads keep to what the search
/// states: the fastest road between two places is also the cheapest and cleanest and the fastest on every day of luck.
/// </summary>
internal sealed class RandomCorridor(int seed, CorridorKind kind)
{
    private static readonly string[] Home = ["a", "b", "c", "d"], Away = ["p", "q", "r", "s"];
    private static readonly string[] Charges = ["0", "5", "20", "60"], BusyCharges = ["20", "60", "150", "300"];
    private readonly Random random = new(seed);
    private readonly List<string> lines = [];

    /// <summary>The question that is asked of each of them.</summary>
    public const string Question = "a s 2026-03-02T08:00 teu=2 horizon=21";

    /// <summary>The lines of the sketch of that seed.</summary>
    public static string Text(int seed, CorridorKind kind) => string.Join('\n', new RandomCorridor(seed, kind).Lines());

    /// <summary>One more random train on the places of these corridors.</summary>
    public static string Train(int seed, string id)
    {
        var corridor = new RandomCorridor(seed, new CorridorKind());
        corridor.AddTrain(id);
        return corridor.lines[0];
    }

    private List<string> Lines()
    {
        lines.Add("VN a b c d");
        lines.Add("CN p q r s");
        lines.Add($"hours vn VN {Clock(5, 9)}-{Clock(15, 20)} days={Days(6)}");
        lines.Add($"hours cn CN {Clock(6, 10)}-{Clock(16, 21)}");
        AddRoads(Home);
        AddRoads(Away);
        lines.Add($"rail d p {Pick("1000", "1435", "1000+1435", "1000+1435")} {Int(2, 15)}km {Hours("hours_a=vn")} {Hours("hours_b=cn")}");
        AddGate();
        if (kind.IsBusy)
        {
            AddGate();
        }

        AddFormalities();
        foreach (var place in Home.Concat(Away))
        {
            AddYard(place);
        }

        for (var train = Int(2, 4); train >= 0; train--)
        {
            AddTrain("t" + train.ToString(CultureInfo.InvariantCulture));
        }

        return lines;
    }

    private void AddRoads(string[] places)
    {
        for (var place = 1; place < places.Length; place++)
        {
            if (Chance(0.85))
            {
                var km = Int(20, 300);
                var hours = (km / 40.0).ToString("0.###", CultureInfo.InvariantCulture);
                var high = (km / 40.0 * 1.5).ToString("0.###", CultureInfo.InvariantCulture);
                lines.Add($"road {places[Int(0, place - 1)]} {places[place]} {km}km {hours}h/{high}h");
            }
        }
    }

    private void AddGate()
    {
        if (kind.IsOneWay || !Chance(kind.IsBusy ? 0.9 : 0.5))
        {
            return;
        }

        var sides = $"{Pick("d", "c")} {Pick("p", "q")} {Int(1, 3)}km {Hours("hours_a=vn")} {Hours("hours_b=cn")}";
        if (lines.Exists(line => line.StartsWith($"gate {sides[..3]} ", StringComparison.Ordinal)))
        {
            return;
        }

        lines.Add($"gate {sides} truck_rule=swap minutes_p50={Int(10, 60)} fee={Int(0, 30)}");
    }

    private void AddFormalities()
    {
        foreach (var crossing in lines.Where(line => line.StartsWith("rail", StringComparison.Ordinal)
            || line.StartsWith("gate", StringComparison.Ordinal)).ToArray())
        {
            var words = crossing.Split(' ');
            var id = (words[0] == "gate" ? "gate-" : "") + $"{words[1]}-{words[2]}";
            foreach (var (country, direction, inland) in new[] { ("VN", "export", "b"), ("CN", "import", "r") })
            {
                AddFormality($"{id} {country} {direction}", "");
                AddFormality($"{id} {country} {direction}", "at=" + inland);
            }
        }
    }

    private void AddFormality(string what, string where)
    {
        if (Chance(where.Length > 0 ? 0.3 : 0.7))
        {
            var minutes = Int(20, 300);
            var hours = Hours(what.Contains("VN", StringComparison.Ordinal) ? "hours=vn" : "hours=cn");
            lines.Add($"formality {what} {minutes}m/{minutes * Int(1, 4)}m {Int(0, 80)}$ {where} {hours}");
        }
    }

    private void AddYard(string place)
    {
        if (kind.HasStorage)
        {
            var free = Int(0, kind.IsBusy ? 8 : 24);
            lines.Add($"yard {place} free_storage_hours={free} storage_per_teu_day={Pick(kind.IsBusy ? BusyCharges : Charges)}");
        }

        var hours = Hours(Home.Contains(place) ? "hours=vn" : "hours=cn");
        var isHome = Home.Contains(place);
        foreach (var gauge in new[] { "1000", "1435" })
        {
            if (Chance(place is "a" or "s" ? 0.8 : kind.IsBusy ? 0.5 : 0.35))
            {
                var (from, to) = kind.IsOneWay && !isHome ? (gauge, "road") : ("road", gauge);
                lines.Add($"lift {place} {from} {to} {Work()} {(kind.IsOneWay ? "both_ways=no" : "")} {hours}");
            }
        }

        if (Chance(place is "d" or "p" ? 0.6 : 0.2))
        {
            lines.Add($"{Pick("lift", "bogies")} {place} 1000 1435 {Work()} {(kind.IsOneWay ? "both_ways=no" : "")} {hours}");
        }
    }

    private string Work()
    {
        var minutes = Int(15, 240);
        return $"{minutes}m/{minutes * Int(1, 4)}m {Int(0, 60)}$";
    }

    private void AddTrain(string id)
    {
        string[] all = [.. Home, .. Away];
        if (!kind.IsOneWay && Chance(kind.IsBusy ? 0.5 : 0.15))
        {
            Array.Reverse(all);
        }

        var first = Int(0, all.Length - 2);
        var last = Int(first + 1, all.Length - 1);
        var isFrequency = Chance(kind.IsBusy ? 0.45 : 0.3);
        var minutes = Int(0, 1439);
        var stops = new List<string>();
        for (var place = first; place <= last; place++)
        {
            var isBorder = all[place] is "d" or "p";
            if (place > first && place < last && !isBorder && Chance(0.4))
            {
                continue;
            }

            var run = Int(60, 700);
            var stay = Int(0, 200);
            var km = stops.Count == 0 ? "" : $"{Int(20, 400)}km";
            stops.Add(isFrequency ? $"{all[place]} {run}m/{stay}m {km}" : $"{all[place]} {At(minutes)}/{At(minutes + stay)} {km}");
            minutes += run + stay;
        }

        var runs = isFrequency ? $"{Int(1, 9)}/week" : Days(Int(1, 4));
        var yards = $"cutoff_minutes={Int(0, 300)} release_minutes={Int(0, 180)}";
        lines.Add($"train {id} {Pick("1000", "1435")} {runs} {yards} | {string.Join(" | ", stops)}");
    }

    private static string At(int minutes)
    {
        var clock = string.Create(CultureInfo.InvariantCulture, $"{minutes / 60 % 24:00}:{minutes % 60:00}");
        return minutes < 1440 ? clock : string.Create(CultureInfo.InvariantCulture, $"{clock}+{minutes / 1440}");
    }

    private string Days(int most)
    {
        var days = Enumerable.Range(1, 7).OrderBy(_ => random.Next()).Take(most).Order();
        return string.Concat(days);
    }

    private string Hours(string cell) => Chance(kind.IsBusy ? 0.7 : 0.4) ? cell : "";

    private string Clock(int from, int to) => string.Create(CultureInfo.InvariantCulture, $"{Int(from, to):00}:00");

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private int Int(int from, int to) => random.Next(from, to + 1);

    private bool Chance(double share) => random.NextDouble() < share;
}
