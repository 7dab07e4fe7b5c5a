using System.Text;

namespace Lienvan.App.Rendering;

/// <summary>A page of HTML in one file: no script, nothing from outside; made for the screen and for paper.</summary>
internal sealed class Html
{
    private const string Style = """
        :root { font: 15px/1.5 'Noto Sans','Noto Sans SC',system-ui,sans-serif; color: #222; background: #fff; }
        body { max-width: 62rem; margin: 2rem auto; padding: 0 1.2rem; }
        h1 { font-size: 1.7rem; line-height: 1.3; margin: 0 0 .3rem; }
        h2 { font-size: 1.2rem; line-height: 1.35; margin: 2.2rem 0 .6rem; border-top: 1px solid #ddd; padding-top: 1rem; }
        p { margin: .4rem 0; max-width: 48rem; }
        .verdict { font-size: 1.2rem; font-weight: 600; margin: .8rem 0; }
        .quiet, figcaption { color: #666; font-size: .87rem; }
        .figures { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1rem 0; }
        .figure { border: 1px solid #ddd; border-radius: 4px; padding: .5rem .9rem; min-width: 9rem; }
        .figure b { display: block; font-size: 1.35rem; font-variant-numeric: tabular-nums; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; font-size: .87rem; font-variant-numeric: tabular-nums; margin: .5rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .22rem .7rem .22rem 0; border-bottom: 1px solid #eee; }
        td:first-child { min-width: 8rem; } td:last-child:not(.right) { overflow-wrap: anywhere; }
        th { min-width: 3.2em; border-bottom: 1px solid #999; font-weight: 600; vertical-align: bottom; }
        .right { text-align: right; } td.right { white-space: nowrap; }
        tr.sum td { border-top: 1px solid #999; font-weight: 600; }
        svg { width: 100%; height: auto; max-width: 50rem; display: block; }
        figure { margin: 1rem 0; }
        ul { padding-left: 1.2rem; }
        @page { size: A4; margin: 16mm 14mm; }
        @media print {
          :root { font-size: 10.5pt; }
          body { margin: 0; max-width: none; padding: 0; }
          h2 { break-after: avoid; } figure, tr, .figure { break-inside: avoid; } .first { break-after: page; }
          thead { display: table-header-group; } .wide { overflow: visible; }
        }
        """;

    private readonly StringBuilder text = new();

    public Html(string language, string title)
    {
        text.Append($"<!DOCTYPE html>\n<html lang=\"{Svg.Escape(language)}\">\n<head>\n<meta charset=\"utf-8\">\n");
        text.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        text.Append("<meta http-equiv=\"Content-Security-Policy\" ");
        text.Append("content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        text.Append($"<title>{Svg.Escape(title)}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n");
    }

    /// <summary>An element with a text.</summary>
    public void Add(string element, string words, string kind = "") =>
        text.Append($"<{element}{(kind.Length > 0 ? $" class=\"{kind}\"" : "")}>{Svg.Escape(words)}</{element}>\n");

    public void Open(string element, string kind = "") => text.Append($"<{element}{(kind.Length > 0 ? $" class=\"{kind}\"" : "")}>\n");

    public void Close(string element) => text.Append($"</{element}>\n");

    /// <summary>Figures that stand out: a name and a value each.</summary>
    public void Figures(params ReadOnlySpan<(string Name, string Value)> figures)
    {
        Open("div", "figures");
        foreach (var (name, value) in figures)
        {
            text.Append($"<div class=\"figure\">{Svg.Escape(name)}<b>{Svg.Escape(value)}</b></div>\n");
        }

        Close("div");
    }

    /// <summary>A drawing with its caption; nothing without a drawing.</summary>
    public void Figure(string? drawing, string caption)
    {
        if (drawing is not null)
        {
            text.Append($"<figure>\n{drawing}<figcaption>{Svg.Escape(caption)}</figcaption>\n</figure>\n");
        }
    }

    /// <summary>A table; a heading that ends in <c>&gt;</c> is of a column set to the right.</summary>
    /// <param name="headings">Of the columns.</param>
    /// <param name="rows">Their cells.</param>
    /// <param name="hasSum">Whether the last row is a sum.</param>
    public void Table(string[] headings, IReadOnlyList<string[]> rows, bool hasSum = false)
    {
        var kinds = headings.Select(heading => heading.EndsWith('>') ? " class=\"right\"" : "").ToArray();
        text.Append("<div class=\"wide\"><table>\n<thead><tr>");
        foreach (var (heading, column) in headings.Select((heading, column) => (heading, column)))
        {
            text.Append($"<th{kinds[column]}>{Svg.Escape(heading.TrimEnd('>'))}</th>");
        }

        text.Append("</tr></thead>\n<tbody>\n");
        for (var row = 0; row < rows.Count; row++)
        {
            text.Append(hasSum && row == rows.Count - 1 ? "<tr class=\"sum\">" : "<tr>");
            foreach (var (cell, column) in rows[row].Select((cell, column) => (cell, column)))
            {
                text.Append($"<td{kinds[column]}>{Svg.Escape(cell)}</td>");
            }

            text.Append("</tr>\n");
        }

        text.Append("</tbody></table></div>\n");
    }

    public override string ToString() => text + "</body>\n</html>\n";
}
