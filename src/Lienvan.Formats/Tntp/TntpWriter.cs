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
            text.Append(CultureInfo.InvariantCulture, $"{flow.From} \t{flow.To} \t{flow.Volume:R} \t{flow.Cost:R} \n");
        }

        return text.ToString();
    }
}
