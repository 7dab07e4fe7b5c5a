namespace Lienvan.Formats.Gtfs;

/// <summary>A row of stop_times.txt.</summary>
internal readonly record struct StopTimeRow
{
    /// <summary>No time is written.</summary>
    public const int Blank = -1;

    public required int Trip { get; init; }

    public required int Stop { get; init; }

    public required int Sequence { get; init; }

    public required int Line { get; init; }

    /// <summary>Seconds, or <see cref="Blank"/>; never blank when the departure is not.</summary>
    public required int Arrival { get; init; }

    /// <summary>Seconds, or <see cref="Blank"/>; never blank when the arrival is not.</summary>
    public required int Departure { get; init; }

    /// <summary>In whatever unit the feed uses; not a number where it is blank.</summary>
    public required double Distance { get; init; }

    public required bool CanBoard { get; init; }

    public required bool CanAlight { get; init; }

    /// <summary>Whether its times were left blank and filled in between others.</summary>
    public bool IsFilled { get; init; }
}

/// <summary>stop_times.txt, the bulk of every feed.</summary>
internal sealed class StopTimesFile
{
    private readonly GtfsKeys trips;
    private readonly GtfsKeys stops;
    private readonly int tripColumn;
    private readonly int stopColumn;
    private readonly int sequenceColumn;
    private readonly int arrivalColumn;
    private readonly int departureColumn;
    private readonly int distanceColumn;
    private readonly int pickupColumn;
    private readonly int dropOffColumn;

    private StopTimesFile(in GtfsTable table, GtfsKeys trips, GtfsKeys stops)
    {
        (this.trips, this.stops) = (trips, stops);
        tripColumn = table.FindColumn("trip_id");
        stopColumn = table.FindColumn("stop_id");
        sequenceColumn = table.FindColumn("stop_sequence");
        arrivalColumn = table.FindColumn("arrival_time");
        departureColumn = table.FindColumn("departure_time");
        distanceColumn = table.FindColumn("shape_dist_traveled");
        pickupColumn = table.FindColumn("pickup_type");
        dropOffColumn = table.FindColumn("drop_off_type");
    }

    /// <summary>The sound rows, in the order of the file.</summary>
    public static List<StopTimeRow> Read(GtfsFiles files, GtfsFindings findings, GtfsKeys trips, GtfsKeys stops)
    {
        const string Name = "stop_times.txt";
        var rows = new List<StopTimeRow>();
        if (!files.Texts.TryGetValue(Name, out var text))
        {
            return rows;
        }

        var table = new GtfsTable(files.PathOf(Name), text, findings);
        if (!table.HasColumns("trip_id", "stop_id", "stop_sequence", "arrival_time", "departure_time"))
        {
            return rows;
        }

        var file = new StopTimesFile(table, trips, stops);
        while (table.Read())
        {
            if (file.TryRow(table, out var row))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private bool TryRow(in GtfsTable table, out StopTimeRow row)
    {
        row = default;
        if (!table.Has(tripColumn, "trip_id") ||
            !trips.TryRefer(table[tripColumn], table, "trip_id", out var trip) ||
            !table.Has(stopColumn, "stop_id") ||
            !stops.TryRefer(table[stopColumn], table, "stop_id", out var stop) ||
            !TrySequence(table, out var sequence) ||
            !TryTime(table, arrivalColumn, "arrival_time", out var arrival) ||
            !TryTime(table, departureColumn, "departure_time", out var departure))
        {
            return false;
        }

        row = new StopTimeRow
        {
            Trip = trip,
            Stop = stop,
            Sequence = sequence,
            Line = table.Place.Line,
            Arrival = arrival == StopTimeRow.Blank ? departure : arrival,
            Departure = departure == StopTimeRow.Blank ? arrival : departure,
            Distance = Distance(table),
            CanBoard = IsServed(table, pickupColumn, "pickup_type"),
            CanAlight = IsServed(table, dropOffColumn, "drop_off_type"),
        };
        return true;
    }

    private bool TrySequence(in GtfsTable table, out int sequence)
    {
        var text = table[sequenceColumn];
        if (GtfsValues.TryCount(text, out sequence))
        {
            return true;
        }

        table.Find(GtfsDiagnostics.BadNumber, $"stop_sequence is '{text}'", "write a whole number from 0 on; the row is left out");
        return false;
    }

    private static bool TryTime(in GtfsTable table, int column, string name, out int seconds)
    {
        var text = table[column];
        seconds = StopTimeRow.Blank;
        if (text.Length == 0 || GtfsValues.TryTime(text, out seconds))
        {
            return true;
        }

        table.Find(
            GtfsDiagnostics.BadTime,
            $"{name} is '{text}'",
            "write hours:minutes:seconds such as 7:05:00 or 25:30:00; the row is left out");
        return false;
    }

    private double Distance(in GtfsTable table)
    {
        var text = table[distanceColumn];
        if (text.Length == 0)
        {
            return double.NaN;
        }

        if (GtfsValues.TryNumber(text, out var distance))
        {
            return distance;
        }

        table.Find(GtfsDiagnostics.BadOptionalCell, $"shape_dist_traveled is '{text}'", "write a number; it is taken as blank");
        return double.NaN;
    }

    /// <summary>Whether passengers are served: 1 is no; 2 and 3, by arrangement, are yes.</summary>
    private static bool IsServed(in GtfsTable table, int column, string name)
    {
        var text = table[column];
        if (text.Length > 1 || (text.Length == 1 && text[0] is < '0' or > '3'))
        {
            table.Find(GtfsDiagnostics.BadOptionalCell, $"{name} is '{text}'", "write 0, 1, 2 or 3; it is taken as 0");
            return true;
        }

        return text.Length == 0 || text[0] != '1';
    }
}
