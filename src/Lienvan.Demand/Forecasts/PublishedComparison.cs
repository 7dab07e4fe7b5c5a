using Lienvan.Model.Dataset;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Zones;
using NodaTime;

namespace Lienvan.Demand.Forecasts;

/// <summary>
/// The package's observations of traffic beside a forecast: TEU, tonnes, trains and lorries by crossing, the value of trade by the
/// customs of Viet Nam, which the forecast's base is counted by, and official forecasts of the line Lào Cai–Hà Nội–Hải Phòng. A part
/// of a year is compared with that part of the forecast's year, by the seasons of what crosses.
/// </summary>
public static class PublishedComparison
{
    private const double DaysAYear = 365;
    private const string OfficialPrefix = "official forecast";
    private static readonly LineId LhhLine = new("vn-lhh");
    private static readonly CountryId Counted = new("VN");

    /// <summary>Every observation that the forecast has a figure for, in the order of the package.</summary>
    /// <param name="corridor">The corridor of the forecast.</param>
    /// <param name="forecast">The forecast.</param>
    /// <returns>Published and modelled, each marked fitted (2024 and before, and a constant was fitted to such a figure) or
    /// predicted.</returns>
    public static ImmutableArray<CalibrationLine> Of(Corridor corridor, Forecast forecast)
    {
        ArgumentNullException.ThrowIfNull(corridor);
        ArgumentNullException.ThrowIfNull(forecast);
        return [.. corridor.Observations.Select(row => LineOf(corridor, forecast, row)).OfType<CalibrationLine>()];
    }

    private static CalibrationLine? LineOf(Corridor corridor, Forecast forecast, Observation row)
    {
        if (forecast.FindYear(row.PeriodFrom.Year) is not { } year || row.PeriodTo.Year != year.Year ||
            (IsTrade(row) ? TradeUsd(corridor, year, row) : FindModelled(year, row)) is not { } modelled)
        {
            return null;
        }

        var isFitted = row.MayFit && year.Year <= ForecastQuestion.EarliestYear;
        return new CalibrationLine(row.Id, year.Year, row.Value, modelled, row.Quantity, isFitted, row.Provenance.Source);
    }

    /// <summary>
    /// Whether an observation is the value of trade with China, of all goods or some, over all crossings or some, as Viet Nam counts it.
    /// </summary>
    public static bool IsTrade(Observation row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row is { Quantity: "usd", Mode: null, From: null, To: null, Service: null } && row.Reporter == Counted;
    }

    /// <summary>Tonnes by the value of a tonne; a part of a year is as much of it as it has of its days.</summary>
    private static double TradeUsd(Corridor corridor, ForecastYear year, Observation row)
    {
        var valueOf = corridor.Goods.ToDictionary(goods => goods.Id, goods => goods.ValueUsdPerTonne ?? 0);
        var part = (Period.DaysBetween(row.PeriodFrom, row.PeriodTo) + 1.0) / CalendarSystem.Iso.GetDaysInYear(year.Year);
        return part * year.Freight
            .Where(flow => flow.Direction is { } direction && (row.Direction ?? direction) == direction &&
                (row.Goods.IsEmpty || row.Goods.Contains(flow.Goods!.Value)) &&
                (row.Crossings.IsEmpty || (flow.Crossing is { } crossing && row.Crossings.Contains(crossing))))
            .Sum(flow => flow.Tonnes * valueOf[flow.Goods!.Value]);
    }

    /// <summary>
    /// Whether an observation is of all railways of Viet Nam in a year: what stays in the country and what crosses its borders with China,
    /// but not what only passes between China and Laos.
    /// </summary>
    public static bool IsOfAllRailways(Observation row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row is { Mode: Mode.Rail, Quantity: "t" or "passengers", Crossings.IsEmpty: true, From: null, To: null, Service: null } &&
            row.Reporter == Counted && !IsOfPlannedLine(row);
    }

    private static bool IsOfPlannedLine(Observation row) => row.Id.StartsWith("forecast-lhh", StringComparison.Ordinal);

    private static double? FindOfAllRailways(ForecastYear year, Observation row)
    {
        var days = Period.DaysBetween(row.PeriodFrom, row.PeriodTo) + 1;
        var isAYear = days >= DaysAYear;
        return !isAYear ? null
            : row.Quantity == "t" ? year.Freight.Where(IsOfVietNam).Sum(flow => flow.Tonnes)
            : year.Passengers.Where(flow => flow.Mode == Mode.Rail).Sum(flow => flow.Trips);
    }

    /// <summary>All journeys are at home or over the border of Viet Nam; freight is also between China and Laos.</summary>
    private static bool IsOfVietNam(AlternativeFlow flow) => flow.Mode == Mode.Rail &&
        (flow.Direction is not null || flow.Crossing is null);

    private static double? FindModelled(ForecastYear year, Observation row)
    {
        if (IsOfAllRailways(row))
        {
            return FindOfAllRailways(year, row);
        }

        if (row.Subject.StartsWith(OfficialPrefix, StringComparison.Ordinal))
        {
            return FindOfficial(year, row);
        }

        var loads = year.Crossings.Where(load => load.Crossing == row.Crossing && row.Goods.IsEmpty &&
            (row.Direction is null || load.Direction == row.Direction) && (row.Mode is null || load.Mode == row.Mode)).ToArray();
        if (loads.Length == 0)
        {
            return null;
        }

        // A railway that takes traffic of several seasons at once runs as its mean train; months count for cargo and lorries.
        var days = Period.DaysBetween(row.PeriodFrom, row.PeriodTo) + 1;
        return row.Quantity switch
        {
            "t" => loads.Sum(load => load.Tonnes * PartOf(load, row)),
            "teu" => loads.Sum(load => load.Teu * PartOf(load, row)),
            "vehicles_per_day" => loads.Sum(load => load.VehiclesADay * DaysAYear * PartOf(load, row) / days),
            "vehicles" => loads.Sum(load => load.VehiclesADay * DaysAYear * PartOf(load, row)),
            "trains_per_day" => loads.Sum(load => load.TrainsADay),
            "trains" => loads.Sum(load => load.TrainsADay) * days,
            _ => null,
        };
    }

    /// <summary>What part of the year's traffic falls into the time of an observation, by the months of the crossing.</summary>
    private static double PartOf(CrossingLoad load, Observation row)
    {
        var part = 0.0;
        for (var day = row.PeriodFrom; day <= row.PeriodTo; day = day.PlusDays(1))
        {
            part += load.MonthShares.IsDefaultOrEmpty ? 1 / DaysAYear
                : load.MonthShares[day.Month - 1] / day.Calendar.GetDaysInMonth(day.Year, day.Month);
        }

        return part;
    }

    private static double? FindOfficial(ForecastYear year, Observation row)
    {
        if (IsOfPlannedLine(row))
        {
            return year.Lines.FirstOrDefault(load => load.Line == LhhLine) is not { } line ? null
                : row.Quantity switch { "t" => line.Tonnes, "passengers" => line.Passengers, _ => null };
        }

        var loads = year.Crossings.Where(load => load.Crossing == row.Crossing).ToArray();
        return loads.Length == 0 ? null
            : row.Quantity switch { "t" => loads.Sum(load => load.Tonnes), "vehicles_per_day" => loads.Sum(load => load.VehiclesADay), _ =>
                null };
    }
}
