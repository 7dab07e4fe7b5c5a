using System.Globalization;
using System.Text;

namespace Lienvan.Formats.Tntp;

/// <summary>Writes TNTP files.</summary>
public static class TntpWriter
{
    /// <summary>A flow file: a heading, then a row a link with blanks as published ones have; numbers with all their digits.</summary>
    public static string WriteFlows(IEnumerable<TntpFlow> flows)
    {
        ArgumentNullException.ThrowIfNull(flows);
        var text = new StringBuilder("From \tTo \tVolume \tCost \n");
        foreach (var flow in flows)
        {
            Add(text, flow.From.ToString(CultureInfo.InvariantCulture), " \t");
            Add(text, flow.To.ToString(CultureInfo.InvariantCulture), " \t");
            Add(text, flow.Volume.ToString("R", CultureInfo.InvariantCulture), " \t");
            Add(text, flow.Cost.ToString("R", CultureInfo.InvariantCulture), " \n");
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, string cell, string end) => text.Append(cell).Append(end);
}
