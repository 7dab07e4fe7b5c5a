using Lienvan.Demand.Forecasts;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Services;

namespace Lienvan.Appraisal.Projects;

/// <summary>Sums over all flows of a year.</summary>
internal static class TrafficSums
{
    public static TrafficYear Of(int year, ForecastYear with, ForecastYear against)
    {
        return new TrafficYear
        {
            Year = year,
            RailMillionTonnesWith = Freight(with, flow => flow.Mode == Mode.Rail ? 1 : 0),
            RailMillionTonnesAgainst = Freight(against, flow => flow.Mode == Mode.Rail ? 1 : 0),
            MillionTonnesWith = Freight(with, _ => 1),
            MillionTonnesAgainst = Freight(against, _ => 1),
            RailMillionTripsWith = Trips(with, flow => flow.Mode == Mode.Rail ? 1 : 0),
            RailMillionTripsAgainst = Trips(against, flow => flow.Mode == Mode.Rail ? 1 : 0),
            RailMillionTonneKilometres = Freight(with, flow => flow.RailKilometres) - Freight(against, flow => flow.RailKilometres),
            RoadMillionTonneKilometres = Freight(with, flow => flow.RoadKilometres) - Freight(against, flow => flow.RoadKilometres),
            RailMillionPassengerKilometres = Trips(with, flow => flow.RailKilometres) - Trips(against, flow => flow.RailKilometres),
            ThousandTonnesCo2 = Freight(with, flow => flow.Co2Kilograms) - Freight(against, flow => flow.Co2Kilograms)
                + Trips(with, flow => flow.Co2Kilograms) - Trips(against, flow => flow.Co2Kilograms),
        };
    }

    private static double Freight(ForecastYear year, Func<AlternativeFlow, double> per) =>
        year.Freight.Sum(flow => flow.Tonnes * per(flow)) / 1e6;

    private static double Trips(ForecastYear year, Func<AlternativeFlow, double> per) =>
        year.Passengers.Sum(flow => flow.Trips * per(flow)) / 1e6;
}

/// <summary>How the railways share what they carry: by tonne-kilometres and passenger-kilometres on the lines of each country.</summary>
internal static class RailwayShares
{
    public static IReadOnlyDictionary<CountryId, double> Of(Corridor corridor, ForecastYear forecast)
    {
        var countryOf = corridor.Lines.DistinctBy(line => line.Id).ToDictionary(line => line.Id, line => line.Country);
        var work = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var load in forecast.Lines)
        {
            if (countryOf.TryGetValue(load.Line, out var country))
            {
                work[country.Value] = work.GetValueOrDefault(country.Value) + load.TonneKilometres + load.PassengerKilometres;
            }
        }

        var all = work.Values.Sum();
        return all > 0
            ? work.Where(pair => pair.Value > 0).ToDictionary(pair => new CountryId(pair.Key), pair => pair.Value / all)
            : new Dictionary<CountryId, double> { [corridor.Countries.IsEmpty ? new CountryId("") : corridor.Countries[0].Id] = 1 };
    }
}
