namespace Lienvan.App.Study;

/// <summary>The engines that are held against reality, the most exact for a quantity first.</summary>
internal static class RealityPredictors
{
    public static ImmutableArray<IPredictor> All(StudyNetworks networks) =>
    [
        new RunningPredictor(networks),
        new PlannerPredictor(networks),
        new CapacityPredictor(networks),
        new ServicePredictor(networks),
        new TrainMassPredictor(networks),
    ];
}
