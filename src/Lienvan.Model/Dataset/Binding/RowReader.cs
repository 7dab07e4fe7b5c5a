using System.Globalization;
using Lienvan.Model.Dataset.Raw;
using Lienvan.Model.Places;
using Lienvan.Model.Time;
using Lienvan.Model.Units;
using NodaTime;

namespace Lienvan.Model.Dataset.Binding;

/// <summary>Turns the cells of one row, already known to be well formed, into typed values.</summary>
internal readonly struct RowReader(RawRow row)
{
    public int Line => row.Line;

    public string Id => row.Id;

    public string Text(string column) => row[column];

    public double? FindNumber(string column) => CellRules.TryNumber(row[column], out var value) ? value : null;

    public double Number(string column, double otherwise) => FindNumber(column) ?? otherwise;

    public int Whole(string column, int otherwise) => (int)Number(column, otherwise);

    public LocalDate? FindDate(string column) => CellRules.TryDate(row[column], out var date) ? date : null;

    public DayClock? FindClock(string column) => CellRules.TryClock(row[column], out var minutes) ? new DayClock(minutes) : null;

    public bool Flag(string column, bool otherwise) => row[column] is { Length: > 0 } word ? word == "yes" : otherwise;

    public TChoice Choice<TChoice>(string column, TChoice otherwise)
        where TChoice : struct, Enum => row[column] is { Length: > 0 } word ? Words<TChoice>.Parse(word) : otherwise;

    public ImmutableArray<string> List(string column) =>
        row[column] is { Length: > 0 } text
            ? [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
            : [];

    public Weekdays Weekdays(string column) =>
        row[column] is { Length: > 0 } text
            ? new Weekdays(text.Aggregate(0, (bits, digit) => bits | (1 << (digit - '1'))))
            : Time.Weekdays.All;

    public ImmutableArray<Gauge> Gauges(string column) => row[column] is { Length: > 0 } text
        ? [.. text.Split('+').Select(gauge => new Gauge(int.Parse(gauge, CultureInfo.InvariantCulture))).Distinct().Order()]
        : [];

    /// <summary>A number for each of so many gauges; a single one holds for all of them.</summary>
    public double? FindNumberForGauge(string column, int gaugeIndex)
    {
        if (row[column] is not { Length: > 0 } text)
        {
            return null;
        }

        var numbers = text.Split('+');
        return double.Parse(numbers[Math.Min(gaugeIndex, numbers.Length - 1)], CultureInfo.InvariantCulture);
    }

    public CargoKinds Accepts(CargoKinds otherwise) => row["accepts"].Length == 0
        ? otherwise
        : List("accepts").Aggregate(CargoKinds.None, (kinds, word) => kinds | Words<CargoKinds>.Parse(word));

    public LocalName Name()
    {
        var english = row["name_en"];
        return new LocalName(
            english,
            row["name_vi"] is { Length: > 0 } vietnamese ? vietnamese : english,
            row["name_zh"] is { Length: > 0 } chinese ? chinese : english);
    }

    public Validity Validity() => (FindDate("valid_from"), FindDate("valid_to"), row["project"]) switch
    {
        (null, null, "") => Time.Validity.Always,
        var (from, to, project) => new Validity(from, to, project),
    };

    public Provenance Provenance() => new(row["source"], Choice("confidence", Confidence.Assumed), row["note"]);

    public Money Money(string column) => new(
        row[column] is { Length: > 0 } text ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : 0,
        row["currency"] is { Length: > 0 } currency ? currency : "USD",
        Whole("price_year", 2025));

    public Charge Charge(string amount, string unit, ChargeUnit otherwise) => new(Money(amount), Choice(unit, otherwise));

    public Dwell Dwell(double p50Minutes, double ratio) => new(p50Minutes, Math.Max(p50Minutes, Number("minutes_p90", p50Minutes * ratio)));

    public Distance? FindKilometres(string column) => FindNumber(column) is { } kilometres ? Distance.FromKilometres(kilometres) : null;

    public Distance? FindMetres(string column) => FindNumber(column) is { } metres ? Distance.FromMetres(metres) : null;

    public Mass? FindTonnes(string column) => FindNumber(column) is { } tonnes ? Mass.FromTonnes(tonnes) : null;

    public Speed? FindSpeed(string column) => FindNumber(column) is { } speed ? Speed.FromKilometresPerHour(speed) : null;

    public HoursId? FindHours(string column) => row[column] is { Length: > 0 } id ? new HoursId(id) : null;

    public PlaceId? FindPlace(string column) => row[column] is { Length: > 0 } id ? new PlaceId(id) : null;

    public CountryId? FindCountry(string column) => row[column] is { Length: > 0 } id ? new CountryId(id) : null;

    public PlaceId Place(string column) => new(row[column]);

    public CountryId Country(string column) => new(row[column]);
}
