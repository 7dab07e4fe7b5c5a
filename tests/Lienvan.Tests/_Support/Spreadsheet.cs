using System.Globalization;
using System.Xml.Linq;

namespace Lienvan.Tests.Support;

/// <summary>
/// Reads the parts of a workbook and computes its formulas anew, knowing nothing of who wrote them: sums, products, SUM, SUMIF, NPV and
/// IRR,
/// as ECMA-376 defines them. A rate of return is found by halving, not as the program finds it.
/// </summary>
internal sealed class Spreadsheet
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<(string Sheet, string Cell), (string? Text, double? Value, string? Formula)> cells = [];
    private readonly Dictionary<(string Sheet, string Cell), double> known = [];

    public Spreadsheet(IEnumerable<KeyValuePair<string, string>> parts)
    {
        var byName = parts.ToDictionary(part => part.Key, part => XDocument.Parse(part.Value), StringComparer.Ordinal);
        var targets = byName["xl/_rels/workbook.xml.rels"].Root!.Elements().ToDictionary(one => (string)one.Attribute("Id")!, one =>
            "xl/" + (string)one.Attribute("Target")!, StringComparer.Ordinal);
        foreach (var sheet in byName["xl/workbook.xml"].Descendants(Main + "sheet"))
        {
            var name = (string)sheet.Attribute("name")!;
            foreach (var cell in byName[targets[(string)sheet.Attribute(Relations + "id")!]].Descendants(Main + "c"))
            {
                var value = (string?)cell.Element(Main + "v");
                cells[(name, (string)cell.Attribute("r")!)] = ((string?)cell.Descendants(Main + "t").FirstOrDefault(),
                    value is null ? null : double.Parse(value, CultureInfo.InvariantCulture), (string?)cell.Element(Main + "f"));
            }
        }
    }

    /// <summary>Every cell with a formula, and the value that was written beside it.</summary>
    public IEnumerable<(string Sheet, string Cell, double? Written)> Formulas =>
        cells.Where(pair => pair.Value.Formula is not null).Select(pair => (pair.Key.Sheet, pair.Key.Cell, pair.Value.Value));

    /// <summary>Sets a number, so that what hangs on it is computed anew.</summary>
    public void Set(string sheet, string cell, double value)
    {
        cells[(sheet, cell)] = (null, value, null);
        known.Clear();
    }

    /// <summary>What a cell comes to; an empty one or a text is zero.</summary>
    public double Compute(string sheet, string cell)
    {
        if (known.TryGetValue((sheet, cell), out var found))
        {
            return found;
        }

        var (_, value, formula) = cells.GetValueOrDefault((sheet, cell));
        return known[(sheet, cell)] = formula is null ? value ?? 0 : new Reader(this, sheet, formula).Read();
    }

    private string TextOf(string sheet, string cell) => cells.GetValueOrDefault((sheet, cell)).Text ?? "";

    private sealed class Reader(Spreadsheet book, string sheet, string formula)
    {
        private int at;

        public double Read()
        {
            var value = Sum();
            Assert.Equal(formula.Length, at);
            return value;
        }

        private double Sum()
        {
            var value = Product();
            while (Peek is '+' or '-')
            {
                value = formula[at++] == '+' ? value + Product() : value - Product();
            }

            return value;
        }

        private double Product()
        {
            var value = Factor();
            while (Peek is '*' or '/')
            {
                value = formula[at++] == '*' ? value * Factor() : value / Factor();
            }

            return value;
        }

        private double Factor()
        {
            if (Peek == '-')
            {
                at++;
                return -Factor();
            }

            if (Peek == '(')
            {
                at++;
                var value = Sum();
                Take(')');
                return value;
            }

            if (char.IsAsciiDigit(Peek))
            {
                var from = at;
                while (char.IsAsciiDigit(Peek) || Peek == '.')
                {
                    at++;
                }

                return double.Parse(formula[from..at], CultureInfo.InvariantCulture);
            }

            var word = Word();
            return Peek == '(' ? Call(word) : Cells(word).Select(cell => book.Compute(cell.Sheet, cell.Cell)).Single();
        }

        private double Call(string name)
        {
            Take('(');
            if (name == "SUMIF")
            {
                var asked = Cells(Word()).ToList();
                Take(',');
                var wanted = Cells(Word()).Single();
                Take(',');
                var summed = Cells(Word()).ToList();
                Take(')');
                return asked.Zip(summed).Where(pair => book.TextOf(pair.First.Sheet, pair.First.Cell) == book.TextOf(wanted.Sheet,
                    wanted.Cell))
                    .Sum(pair => book.Compute(pair.Second.Sheet, pair.Second.Cell));
            }

            var rate = 0.0;
            if (name == "NPV")
            {
                rate = Sum();
                Take(',');
            }

            var numbers = Cells(Word()).Select(cell => book.Compute(cell.Sheet, cell.Cell)).ToList();
            Take(')');
            return name switch
            {
                "SUM" => numbers.Sum(),
                "NPV" => Worth(numbers, rate) / (1 + rate),
                "IRR" => Root(numbers),
                _ => throw new InvalidOperationException(name),
            };
        }

        private static double Worth(List<double> numbers, double rate) =>
            numbers.Select((number, year) => number * Math.Pow(1 + rate, -year)).Sum();

        private static double Root(List<double> numbers)
        {
            var (low, high) = (-0.5, 1.0);
            for (var step = 0; step < 200; step++)
            {
                var middle = (low + high) / 2;
                (low, high) = Worth(numbers, middle) * Worth(numbers, low) > 0 ? (middle, high) : (low, middle);
            }

            return (low + high) / 2;
        }

        /// <summary>The cells of <c>A1</c>, <c>Sheet!A1</c> or <c>A1:C3</c>.</summary>
        private IEnumerable<(string Sheet, string Cell)> Cells(string word)
        {
            var parts = word.Replace("$", "", StringComparison.Ordinal).Split('!');
            var (named, ends) = (parts.Length > 1 ? parts[0] : sheet, parts[^1].Split(':'));
            var (from, to) = (Split(ends[0]), Split(ends[^1]));
            for (var row = from.Row; row <= to.Row; row++)
            {
                for (var column = from.Column; column <= to.Column; column++)
                {
                    yield return (named, Lienvan.Formats.Workbooks.CellName.Of(column, row));
                }
            }
        }

        private static (int Column, int Row) Split(string name)
        {
            var letters = name.TakeWhile(char.IsAsciiLetter).ToArray();
            return (letters.Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1),
                int.Parse(name[letters.Length..], CultureInfo.InvariantCulture));
        }

        private char Peek => at < formula.Length ? formula[at] : '\0';

        private void Take(char wanted)
        {
            Assert.Equal(wanted, Peek);
            at++;
        }

        private string Word()
        {
            var from = at;
            while (char.IsAsciiLetterOrDigit(Peek) || Peek is '$' or '!' or ':')
            {
                at++;
            }

            return formula[from..at];
        }
    }
}
