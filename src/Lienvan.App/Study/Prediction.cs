using Lienvan.Model.Dataset;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Zones;
using NodaTime;

namespace Lienvan.App.Study;

/// <summary>What an engine says about an observed quantity: a value, or why it has none.</summary>
internal abstract record Prediction
{
    private Prediction()
    {
    }

    /// <summary>A value in the unit of the observation.</summary>
    /// <param name="Number">The value.</param>
    /// <param name="How">How it comes about, in a few words of English; in <see cref="Rendering.LanguageTable"/>.</param>
    /// <param name="IsInput">
    /// Whether the value is a row of the package read back, which says that the package agrees with the publication, not that a model does.
    /// </param>
    public sealed record Value(double Number, string How, bool IsInput = false) : Prediction
    {
        /// <summary>Whether the engine itself was fitted to this figure, whatever the package marks.</summary>
        public bool IsFitted { get; init; }
    }

    /// <summary>No value.</summary>
    /// <param name="Why">Why, in English.</param>
    public sealed record None(string Why) : Prediction;
}

/// <summary>An engine held against observations: one for each kind of quantity.</summary>
internal interface IPredictor
{
    /// <summary>The engine, a word such as <c>planner</c>.</summary>
    string Engine { get; }

    /// <summary>Whether it speaks of such a quantity at all.</summary>
    bool Covers(Observation observation);

    /// <summary>What it says; <see cref="Covers"/> holds.</summary>
    Prediction Predict(Observation observation, CancellationToken cancellation);
}

/// <summary>The networks of the days that observations are about.</summary>
internal sealed class StudyNetworks(Corridor corridor, Scenario scenario)
{
    private readonly Dictionary<LocalDate, Network> networks = [];

    public Corridor Corridor { get; } = corridor;

    public Scenario Scenario { get; } = scenario;

    public Network On(LocalDate day)
    {
        if (!networks.TryGetValue(day, out var network))
        {
            networks.Add(day, network = Scenario.On(Corridor, day));
        }

        return network;
    }

    /// <summary>The network of the middle of a period.</summary>
    public Network MiddleOf(Observation observation) => On(MiddleDay(observation));

    /// <summary>The middle day of a period.</summary>
    public static LocalDate MiddleDay(Observation observation) =>
        observation.PeriodFrom.PlusDays(Period.DaysBetween(observation.PeriodFrom, observation.PeriodTo) / 2);
}
