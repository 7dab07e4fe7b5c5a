using Lienvan.Operations.Simulation.Borders;

namespace Lienvan.App.Questions;

/// <summary>The simulation's assumptions by the names under which they can be set.</summary>
internal static class AssumptionWords
{
    private static readonly Dictionary<string, Word> Words = new(StringComparer.Ordinal)
    {
        ["load"] = new(a => a.Load, (a, value) => a with { Load = Share(value) }),
        ["loose-share"] = new(a => a.LooseShare, (a, value) => a with { LooseShare = Share(value) }),
        ["transfer-share"] = new(a => a.TransferShare, (a, value) => a with { TransferShare = Share(value) }),
        ["appointment-share"] = new(a => a.AppointmentShare, (a, value) => a with { AppointmentShare = Share(value) }),
        ["smart-share"] = new(a => a.SmartShare, (a, value) => a with { SmartShare = Share(value) }),
        ["quarantine-share"] = new(a => a.QuarantineShare, (a, value) => a with { QuarantineShare = Share(value) }),
        ["through-share"] = new(a => a.ThroughShare, (a, value) => a with { ThroughShare = Share(value) }),
        ["transload-share"] = new(a => a.TransloadShare, (a, value) => a with { TransloadShare = Share(value) }),
        ["seats-taken"] = new(a => a.Seats, (a, value) => a with { Seats = Share(value) }),
        ["boxes-per-consignment"] = new(a => a.BoxesPerConsignment, (a, value) => a with { BoxesPerConsignment = (int)Math.Max(1, value) }),
        ["lorry-tonnes"] = new(a => a.LorryTonnes, (a, value) => a with { LorryTonnes = Math.Max(0, value) }),
        ["pick-up-hours"] = new(a => a.PickUpHours, (a, value) => a with { PickUpHours = Math.Max(0, value) }),
        ["gate-load"] = new(a => a.GateLoad, (a, value) => a with { GateLoad = Math.Max(0, value) }),
        ["declared-priority"] = new(a => a.DeclaredPriority, (a, value) => a with { DeclaredPriority = (int)Math.Clamp(value, 0, 9) }),
        ["line-delays"] = new(a => a.LineDelays, (a, value) => a with { LineDelays = Math.Max(0, value) }),
        ["groups-per-day"] = new(a => a.GroupsPerDay, (a, value) => a with { GroupsPerDay = (int)Math.Max(1, value) }),
    };

    public static IEnumerable<string> Names => Words.Keys;

    public static Word? Find(string name) => Words.GetValueOrDefault(name);

    private static double Share(double value) => value is >= 0 and <= 1 ? value :
        throw new UsageException(WhatIfFindings.BadValue, $"{value} is not a share", "give 0 to 1");

    internal sealed record Word(Func<SimulationAssumptions, double> Get, Func<SimulationAssumptions, double, SimulationAssumptions> Set);
}
