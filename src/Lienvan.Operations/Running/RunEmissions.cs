using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Tariffs;

namespace Lienvan.Operations.Running;

/// <summary>Greenhouse gas of a freight run by the package's factors for each tonne-kilometre.</summary>
public static class RunEmissions
{
    /// <summary>Kilograms of CO2 equivalent, each part of the way by the factor of its country and the train's traction.</summary>
    /// <param name="train">The train; its cargo counts.</param>
    /// <param name="path">The way.</param>
    /// <param name="network">Has the lines' countries and the factors.</param>
    /// <returns>Null where the train carries no cargo, or a part of the way has no factor.</returns>
    public static double? FindByFactors(Train train, CorridorPath path, Network network)
    {
        if (train.Cargo.Kilograms <= 0)
        {
            return null;
        }

        var countries = network.Corridor.Lines.ToDictionary(line => line.Id, line => line.Country);
        var grams = 0.0;
        foreach (var part in path.Parts)
        {
            var country = part.Section is { } section ? countries[section.Line] : network.CountryOf(part.Crossing!.PlaceA).Id;
            if (FindFactor(network, train.Traction, country) is not { } factor)
            {
                return null;
            }

            grams += factor.Grams * train.Cargo.Tonnes * part.Length.Kilometres;
        }

        return grams / 1000;
    }

    private static EmissionFactor? FindFactor(Network network, Traction traction, CountryId country) => network.Corridor.EmissionFactors
        .Where(factor => factor.Mode == Mode.Rail && (factor.Traction == traction || factor.Traction == Traction.Any) &&
            (factor.Country is null || factor.Country == country))
        .OrderByDescending(factor => factor.Country is not null).ThenByDescending(factor => factor.Traction == traction).FirstOrDefault();
}
