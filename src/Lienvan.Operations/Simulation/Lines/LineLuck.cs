using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Lines;

/// <summary>
/// The chance of one replication on a line: by names of sections and stations and by train, so that two scenarios share it wherever these
/// agree, whatever else is built or runs.
/// </summary>
internal sealed class LineLuck
{
    private const double SecondsPerMinute = 60;

    private readonly LineScene scene;
    private readonly LineDelays delays;
    private readonly NamedLuck late;
    private readonly NamedLuck[] incidents, lengths, handovers;
    private readonly bool[] isRestricted;

    public LineLuck(LineScene scene, LineDelays delays, Luck luck)
    {
        (this.scene, this.delays, late) = (scene, delays, luck.Named("late"));
        incidents = [.. scene.Sections.Select(section => luck.Named("incident:" + section.Name))];
        lengths = [.. scene.Sections.Select(section => luck.Named("incident length:" + section.Name))];
        handovers = [.. scene.Stations.Select(station => luck.Named("handover:" + station.Name))];
        isRestricted =
        [
            .. scene.Sections.Select(section => luck.Of("restriction:" + section.Name).NextUnit() < delays.RestrictedShare),
        ];
    }

    /// <summary>How late a train enters, seconds.</summary>
    public double Late(SceneTrain train) => SecondsPerMinute
        * (train.IsPassenger ? delays.LatePassengerMinutes : delays.LateFreightMinutes).Draw(late.Of(train.Entity));

    /// <summary>What incidents and restrictions cost on each run, seconds.</summary>
    public double[] Disturbances(SceneTrain train)
    {
        var seconds = new double[train.Runs.Length];
        for (var at = 0; at < seconds.Length; at++)
        {
            var section = train.Runs[at].Section;
            var chance = 1 - Math.Exp(-delays.IncidentsPerThousandKilometres * scene.Sections[section].Kilometres / 1000);
            var isHit = chance > 0 && incidents[section].Of(train.Entity).NextUnit() < chance;
            seconds[at] = (isHit ? SecondsPerMinute * delays.IncidentMinutes.Draw(lengths[section].Of(train.Entity)) : 0)
                + (isRestricted[section] ? train.Runs[at].Seconds * (delays.RestrictionFactor - 1) : 0);
        }

        return seconds;
    }

    /// <summary>What a handover at a station of its way takes more, seconds.</summary>
    public double Handover(SceneTrain train, int at) => !train.Visits[at].IsBorder ? 0
        : SecondsPerMinute * delays.HandoverMinutes.Draw(handovers[train.Visits[at].Station].Of(train.Entity));
}
