using System.Globalization;
using System.Text;

namespace Lienvan.Formats.Workbooks;

/// <summary>
/// Workbooks as Office Open XML spreadsheets (ECMA-376, part 1): sheets, numbers, texts, formulas with their values. Supports no charts,
/// macros
/// or links. The same workbook gives the same parts.
/// </summary>
public static class WorkbookWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    /// <summary>The parts of the file by name; packed as a zip archive they are the workbook.</summary>
    /// <exception cref="ArgumentException">There is no sheet, or a number that is not finite.</exception>
    public static ImmutableArray<KeyValuePair<string, string>> Write(params ImmutableArray<WorkbookSheet> sheets)
    {
        if (sheets.IsDefaultOrEmpty)
        {
            throw new ArgumentException("a workbook has at least one sheet", nameof(sheets));
        }

        return
        [
            KeyValuePair.Create("[Content_Types].xml", ContentTypes(sheets.Length)),
            KeyValuePair.Create("_rels/.rels", Declaration + $"<Relationships xmlns=\"{Package}/relationships\">"
                + $"<Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            KeyValuePair.Create("xl/workbook.xml", Book(sheets)),
            KeyValuePair.Create("xl/_rels/workbook.xml.rels", BookRelations(sheets.Length)),
            KeyValuePair.Create("xl/styles.xml", Styles),
            .. sheets.Select((sheet, index) => KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture,
                $"xl/worksheets/sheet{index + 1}.xml"),
                Sheet(sheet))),
        ];
    }

    /// <summary>In the order of <see cref="CellStyle"/>.</summary>
    private static string Styles => Declaration + $"""
        <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00;\-#,##0.00"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Noto Sans"/></font><font><b/><sz val="11"/><name val="Noto Sans"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF3CC"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/><xf fillId="2" applyFill="1"/><xf numFmtId="164" fontId="1" applyNumberFormat="1" applyFont="1"/><xf applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf></cellXfs></styleSheet>
        """;

    private static string ContentTypes(int count)
    {
        const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        var text = new StringBuilder(Declaration).Append($"<Types xmlns=\"{Package}/content-types\">")
            .Append("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
            .Append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
            .Append($"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/>")
            .Append($"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Type}.styles+xml\"/>");
        for (var index = 1; index <= count; index++)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"<Override PartName=\"/xl/worksheets/sheet{index}.xml\" ContentType=\"{Type}.worksheet+xml\"/>");
        }

        return text.Append("</Types>").ToString();
    }

    private static string Book(ImmutableArray<WorkbookSheet> sheets)
    {
        var text = new StringBuilder(Declaration).Append($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>");
        for (var index = 0; index < sheets.Length; index++)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"<sheet name=\"{Escape(sheets[index].Name)}\" sheetId=\"{index + 1}\" r:id=\"rId{index + 1}\"/>");
        }

        // Whoever opens it sees what the formulas come to now, not what was written beside them.
        return text.Append("</sheets><calcPr calcId=\"191029\" fullCalcOnLoad=\"1\"/></workbook>").ToString();
    }

    private static string BookRelations(int count)
    {
        var text = new StringBuilder(Declaration).Append($"<Relationships xmlns=\"{Package}/relationships\">");
        for (var index = 1; index <= count; index++)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"<Relationship Id=\"rId{index}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{index}.xml\"/>");
        }

        return text.Append(CultureInfo.InvariantCulture,
            $"<Relationship Id=\"rId{count + 1}\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/>")
            .Append("</Relationships>").ToString();
    }

    private static string Sheet(WorkbookSheet sheet)
    {
        var text = new StringBuilder(Declaration).Append($"<worksheet xmlns=\"{Main}\">");
        AppendView(text, sheet);
        if (!sheet.Widths.IsDefaultOrEmpty)
        {
            text.Append("<cols>");
            for (var column = 1; column <= sheet.Widths.Length; column++)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"<col min=\"{column}\" max=\"{column}\" width=\"{sheet.Widths[column - 1]}\" customWidth=\"1\"/>");
            }

            text.Append("</cols>");
        }

        text.Append("<sheetData>");
        for (var row = 1; row <= sheet.Rows.Length; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\">");
            for (var column = 1; column <= sheet.Rows[row - 1].Length; column++)
            {
                AppendCell(text, CellName.Of(column, row), sheet.Rows[row - 1][column - 1]);
            }

            text.Append("</row>");
        }

        return text.Append("</sheetData></worksheet>").ToString();
    }

    private static void AppendView(StringBuilder text, WorkbookSheet sheet)
    {
        if (sheet.FrozenRows + sheet.FrozenColumns == 0)
        {
            return;
        }

        var pane = (sheet.FrozenRows, sheet.FrozenColumns) switch
        {
            (0, _) => "topRight",
            (_, 0) => "bottomLeft",
            _ => "bottomRight",
        };
        text.Append("<sheetViews><sheetView workbookViewId=\"0\"><pane");
        text.Append(CultureInfo.InvariantCulture, $" xSplit=\"{sheet.FrozenColumns}\" ySplit=\"{sheet.FrozenRows}\"");
        var corner = CellName.Of(sheet.FrozenColumns + 1, sheet.FrozenRows + 1);
        text.Append($" topLeftCell=\"{corner}\" activePane=\"{pane}\" state=\"frozen\"/>");
        text.Append("</sheetView></sheetViews>");
    }

    private static void AppendCell(StringBuilder text, string name, WorkbookCell? cell)
    {
        if (cell is null)
        {
            return;
        }

        if (cell.Number is { } checkedNumber && !double.IsFinite(checkedNumber))
        {
            throw new ArgumentException($"cell {name} is no number");
        }

        var style = (int)cell.Style;
        if (cell.Text is { } words)
        {
            text.Append(CultureInfo.InvariantCulture, $"<c r=\"{name}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                .Append(Escape(words)).Append("</t></is></c>");
            return;
        }

        var value = cell.Number is { } number ? "<v>" + number.ToString("R", CultureInfo.InvariantCulture) + "</v>" : "";
        var formula = cell.Formula is { } given ? "<f>" + Escape(given) + "</f>" : "";
        text.Append(CultureInfo.InvariantCulture, $"<c r=\"{name}\" s=\"{style}\">").Append(formula).Append(value).Append("</c>");
    }

    private static string Escape(string words)
    {
        var escaped = new StringBuilder(words.Length);
        foreach (var character in words)
        {
            escaped.Append(character switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                < ' ' and not ('\t' or '\n') => "",
                '\uFFFE' or '\uFFFF' => "",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }
}
