namespace Lienvan.App.Study;

/// <summary>The engines that are held against reality, the most exact for a quantity first.</summary>
internal static class RealityPredictors
{
    /// <param name="networks">Of the package and scenario.</param>
    /// <param name="threads">How many the engines may use; no value depends on it.</param>
    public static ImmutableArray<IPredictor> All(StudyNetworks networks, int threads) =>
    [
        new RunningPredictor(networks),
        new PlannerPredictor(networks),
        new CapacityPredictor(networks),
        new ForecastPredictor(networks, threads),
        new SimulationPredictor(networks, threads),
        new ServicePredictor(networks),
        new PassengerPredictor(networks),
        new TrainMassPredictor(networks),
    ];
}
