using Lienvan.Model.Places;
using Lienvan.Model.Zones;

namespace Lienvan.App.Study;

/// <summary>The heaviest train over a crossing by the package's limits: what is published is in there.</summary>
internal sealed class TrainMassPredictor(StudyNetworks networks) : IPredictor
{
    public string Engine => "limits";

    public bool Covers(Observation observation) => observation is { Quantity: "train_mass_t", Mode: Mode.Rail, Crossing: not null };

    public Prediction Predict(Observation observation, CancellationToken cancellation) =>
        networks.MiddleOf(observation).Corridor.Crossings.FirstOrDefault(row => row.Id == observation.Crossing)?.TrainMass is { } mass
            ? new Prediction.Value(mass.Tonnes, "limit of the crossing", IsInput: true)
            : new Prediction.None("the crossing has no limit of train mass then");
}
