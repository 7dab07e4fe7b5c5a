using System.Globalization;
using Lienvan.Demand.Assignment;

namespace Lienvan.Formats.Tntp;

/// <summary>The rows of a trips file: <c>Origin 1</c>, then <c>destination : volume;</c> any number of times a line.</summary>
internal sealed class TripRows(int zoneCount, TntpFindings findings)
{
    private const string Origin = "Origin";

    private readonly Dictionary<int, HashSet<int>> destinations = [];
    private int? origin;
    private bool hasHeading;

    public List<TripDemand> Trips { get; } = [];

    /// <summary>All trips together.</summary>
    public double Volume { get; private set; }

    public void Add(TntpRow row)
    {
        if (row.Text.StartsWith(Origin, StringComparison.OrdinalIgnoreCase))
        {
            hasHeading = true;
            origin = FindZone(row, row.Text[Origin.Length..].Trim(' ', '\t', ':', ';'), "the origin");
            return;
        }

        if (!hasHeading)
        {
            findings.Add(TntpDiagnostics.NoOrigin, row.Line, $"'{row.Text}' stands before the first origin",
                "write Origin and a zone before it");
            return;
        }

        foreach (var part in row.Text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            AddPart(row, part);
        }
    }

    private void AddPart(TntpRow row, string part)
    {
        var cells = part.Split(':', StringSplitOptions.TrimEntries);
        if (cells.Length != 2)
        {
            findings.Add(TntpDiagnostics.NotUnderstood, row.Line, $"'{part}' is not understood", "write destination : volume;");
        }
        else if (FindZone(row, cells[0], "the destination") is { } destination)
        {
            if (!TntpText.TryParse(cells[1], out var volume) || volume < 0)
            {
                findings.Add(TntpDiagnostics.BadNumber, row.Line, $"the volume is '{cells[1]}'", "write a number of at least 0");
            }
            else if (origin is { } from)
            {
                // Rows of an origin that is not of the network are told once, at its heading.
                AddTrip(row, new TripDemand(from, destination, volume));
            }
        }
    }

    private void AddTrip(TntpRow row, TripDemand trip)
    {
        if (!destinations.TryGetValue(trip.From, out var known))
        {
            destinations.Add(trip.From, known = []);
        }

        if (!known.Add(trip.To))
        {
            findings.Add(TntpDiagnostics.PairTwice, row.Line, string.Create(CultureInfo.InvariantCulture,
                $"trips from {trip.From} to {trip.To} stand here again"), "keep one; they are added up");
        }

        Trips.Add(trip);
        Volume += trip.Volume;
    }

    private int? FindZone(TntpRow row, string text, string what)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var zone) && zone >= 1 && zone <= zoneCount)
        {
            return zone;
        }

        findings.Add(TntpDiagnostics.UnknownNode, row.Line, $"{what} is '{text}'",
            string.Create(CultureInfo.InvariantCulture, $"write a whole number from 1 to {zoneCount}"));
        return null;
    }
}
