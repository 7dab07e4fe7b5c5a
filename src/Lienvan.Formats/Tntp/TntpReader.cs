using System.Globalization;
using Lienvan.Demand.Assignment;
using Lienvan.Model.Dataset;

namespace Lienvan.Formats.Tntp;

/// <summary>
/// Reads networks, trips and flows of the TNTP format (Transportation Networks for Research). Columns of a network are taken by place:
/// init node, term node, capacity, length, free flow time, b, power, then speed, toll and type, of which only toll is used. Does not read
/// node files, turn penalties or several classes.
/// </summary>
public static class TntpReader
{
    private const int MostNodes = 5_000_000;
    private const int FewestColumns = 7;
    private const int TollColumn = 8;

    private static readonly string[] Columns =
        ["init node", "term node", "capacity", "length", "free flow time", "b", "power", "speed", "toll", "type"];

    /// <summary>Reads a network file, <c>…_net.tntp</c>.</summary>
    /// <param name="file">Its name, for findings.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The network, rows at fault left out, or null where the tags say too little; and the findings.</returns>
    public static Read<TntpNetwork?> ReadNetwork(string file, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var findings = new TntpFindings(file);
        var content = new TntpText(text, findings);
        var nodes = content.FindWhole("NUMBER OF NODES", 1, MostNodes);
        var zones = content.FindWhole("NUMBER OF ZONES", 1, nodes ?? MostNodes);
        var first = content.FindOptionalWhole("FIRST THRU NODE", 1, MostNodes) ?? 1;
        var links = ImmutableArray.CreateBuilder<TntpLink>();
        foreach (var row in content.Rows)
        {
            if (FindLink(row, nodes ?? MostNodes, findings) is { } link)
            {
                links.Add(new TntpLink(link, row.Line));
            }
        }

        if (content.Rows.IsEmpty)
        {
            findings.Add(TntpDiagnostics.Empty, content.LastLine, "the network has no links", "give a network file");
        }
        else if (content.FindOptionalWhole("NUMBER OF LINKS", 0, int.MaxValue) is { } count && count != content.Rows.Length)
        {
            findings.Add(TntpDiagnostics.OtherCount, content.LineOf("NUMBER OF LINKS"), string.Create(CultureInfo.InvariantCulture,
                $"<NUMBER OF LINKS> is {count}, but there are {content.Rows.Length} rows"), "correct it, or add what is missing");
        }

        return new Read<TntpNetwork?>(
            nodes is null || zones is null ? null : new TntpNetwork(zones.Value, nodes.Value, first, links.ToImmutable()), findings.All);
    }

    /// <summary>Reads a trips file, <c>…_trips.tntp</c>.</summary>
    /// <param name="file">Its name, for findings.</param>
    /// <param name="text">Its text.</param>
    /// <param name="zoneCount">Zones of the network.</param>
    public static Read<TntpTrips> ReadTrips(string file, string text, int zoneCount)
    {
        ArgumentNullException.ThrowIfNull(text);
        var findings = new TntpFindings(file);
        var content = new TntpText(text, findings);
        var zones = content.FindOptionalWhole("NUMBER OF ZONES", 1, MostNodes);
        if (zones is { } count && count != zoneCount)
        {
            findings.Add(TntpDiagnostics.OtherZones, content.LineOf("NUMBER OF ZONES"),
                string.Create(CultureInfo.InvariantCulture, $"the trips have {count} zones, the network {zoneCount}"),
                "give files that belong together; trips of zones that the network has are used");
        }

        var rows = new TripRows(zoneCount, findings);
        foreach (var row in content.Rows)
        {
            rows.Add(row);
        }

        if (content.Rows.IsEmpty)
        {
            findings.Add(TntpDiagnostics.Empty, content.LastLine, "there are no trips", "give a trips file");
        }

        CheckTotal(content, rows.Volume, findings);
        return new Read<TntpTrips>(new TntpTrips(zones ?? 0, [.. rows.Trips]), findings.All);
    }

    /// <summary>Reads a flow file: a heading <c>From To Volume Cost</c>, a row a link; colons and semicolons are passed over.</summary>
    /// <param name="file">Its name, for findings.</param>
    /// <param name="text">Its text.</param>
    public static Read<ImmutableArray<TntpFlow>> ReadFlows(string file, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var findings = new TntpFindings(file);
        var flows = ImmutableArray.CreateBuilder<TntpFlow>();
        foreach (var row in new TntpText(text, findings).Rows)
        {
            var cells = row.Text.Split([' ', '\t', ':', ';'], StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length > 0 && cells[0] is [>= 'A' and <= 'Z' or >= 'a' and <= 'z', ..])
            {
                continue; // the heading, by whatever words
            }

            if (cells.Length < 4)
            {
                findings.Add(TntpDiagnostics.WrongColumns, row.Line, $"the row has {cells.Length} columns", "write From To Volume Cost");
            }
            else if (int.TryParse(cells[0], CultureInfo.InvariantCulture, out var from) && TntpText.TryParse(cells[2], out var volume) &&
                int.TryParse(cells[1], CultureInfo.InvariantCulture, out var to) && TntpText.TryParse(cells[3], out var cost))
            {
                flows.Add(new TntpFlow(from, to, volume, cost));
            }
            else
            {
                findings.Add(TntpDiagnostics.BadNumber, row.Line, $"'{row.Text}' is not four numbers", "write From To Volume Cost");
            }
        }

        return new Read<ImmutableArray<TntpFlow>>(flows.ToImmutable(), findings.All);
    }

    private static AssignmentLink? FindLink(TntpRow row, int nodeCount, TntpFindings findings)
    {
        var cells = row.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        cells = [.. cells.Select(cell => cell.TrimEnd(';')).Where(cell => cell.Length > 0)];
        if (cells.Length < FewestColumns)
        {
            findings.Add(TntpDiagnostics.WrongColumns, row.Line, $"the row has {cells.Length} columns",
                $"write at least {string.Join(", ", Columns.Take(FewestColumns))}");
            return null;
        }

        var numbers = new double[TollColumn + 1];
        for (var column = 0; column < Math.Min(cells.Length, numbers.Length); column++)
        {
            var mayBeNegative = column == TollColumn;
            var isUsed = column is < FewestColumns or TollColumn;
            if (isUsed && (!TntpText.TryParse(cells[column], out numbers[column]) || (numbers[column] < 0 && !mayBeNegative)))
            {
                findings.Add(TntpDiagnostics.BadNumber, row.Line, $"{Columns[column]} is '{cells[column]}'",
                    mayBeNegative ? "write a number" : "write a number of at least 0");
                return null;
            }
        }

        for (var column = 0; column < 2; column++)
        {
            if (numbers[column] < 1 || numbers[column] > nodeCount || numbers[column] != Math.Floor(numbers[column]))
            {
                findings.Add(TntpDiagnostics.UnknownNode, row.Line, $"{Columns[column]} is '{cells[column]}'",
                    string.Create(CultureInfo.InvariantCulture, $"write a whole number from 1 to {nodeCount}"));
                return null;
            }
        }

        return new AssignmentLink((int)numbers[0], (int)numbers[1])
        {
            Capacity = numbers[2], Length = numbers[3], FreeFlowTime = numbers[4], B = numbers[5], Power = numbers[6],
            Toll = numbers[TollColumn],
        };
    }

    private static void CheckTotal(TntpText content, double sum, TntpFindings findings)
    {
        const double Tolerance = 0.001;
        if (content.FindOptionalNumber("TOTAL OD FLOW") is { } total && Math.Abs(total - sum) > Tolerance * Math.Max(Math.Abs(total), sum))
        {
            findings.Add(TntpDiagnostics.OtherCount, content.LineOf("TOTAL OD FLOW"),
                string.Create(CultureInfo.InvariantCulture, $"<TOTAL OD FLOW> is {total}, but the trips sum up to {sum}"),
                "correct it, or add what is missing; the trips are used as they are");
        }
    }
}
