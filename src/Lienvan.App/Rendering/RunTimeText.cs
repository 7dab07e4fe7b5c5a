using System.Globalization;
using Lienvan.Model.Services;
using Lienvan.Operations.Running;

namespace Lienvan.App.Rendering;

/// <summary>A run for people: stops with their times, passed stations, energy; or why the train stands.</summary>
internal sealed class RunTimeText(TextWriter output, Language language)
{
    public void Print(RunTimeAnswer answer)
    {
        var train = answer.Train;
        TextTable.PrintWrapped(output, "", language.Say("{0} · {1}, {2} t, {3} m · {4} km", answer.Title, train.Name,
            NumberText.Money(train.Mass.Tonnes), NumberText.Money(train.Length.Metres), Fixed(answer.Path.Length.Kilometres, 1)));
        switch (answer.Result)
        {
            case RunProfile profile:
                Print(answer, profile);
                break;
            case Stall stall:
                TextTable.PrintWrapped(output, "", language.Say("No: {0}.", Why(answer, stall, language)));
                break;
        }
    }

    /// <summary>The load table of a way.</summary>
    public void Print(CorridorPath path, ImmutableArray<TrailingLoad> loads, Func<string, string> nameOf)
    {
        if (loads.Length > 0)
        {
            var (from, to) = (path.Stations[loads[0].RulingPart], path.Stations[loads[0].RulingPart + 1]);
            TextTable.PrintWrapped(output, "", language.Say("{0} → {1}: the ruling gradient is {2} ‰° with curves, {3} – {4}",
                nameOf(path.Stations[0].Place.Value), nameOf(path.Stations[^1].Place.Value), Fixed(loads[0].RulingPermille, 1),
                nameOf(from.Place.Value), nameOf(to.Place.Value)));
        }

        var table = new TextTable(language.Say("locomotive"), language.Say("at km/h") + ">", language.Say("climbs t") + ">",
            language.Say("starts t") + ">", language.Say("track allows t") + ">", language.Say("most t") + ">");
        foreach (var load in loads)
        {
            table.Add(load.Locomotive.Name.In(language.Code), Fixed(load.ContinuousSpeed.KilometresPerHour, 1),
                NumberText.Money(load.Continuous.Tonnes), NumberText.Money(load.Start.Tonnes),
                load.TrackLimit is { } limit ? NumberText.Money(limit.Tonnes) : "–", NumberText.Money(load.Most.Tonnes));
        }

        table.Print(output, " ");
    }

    /// <summary>Why a train stands: what pulls it back against what it can pull.</summary>
    public static string Why(RunTimeAnswer answer, Stall stall, Language language)
    {
        var place = Place(answer, stall.At.Metres, language);
        const string Start = "the train cannot start {0}: {1} t × {2} ‰ make {3} kN and it resists with {4} kN, against {5} kN";
        const string Climb = "the train stalls on the climb {0}: {1} t × {2} ‰ make {3} kN and it resists with {4} kN, against {5} kN";
        return language.Say(stall.Reason == StallReason.CannotStart ? Start : Climb, place, NumberText.Money(stall.Mass.Tonnes),
            Fixed(stall.GradientPermille, 1), Fixed(stall.GradientNewtons / 1000, 1), Fixed(stall.ResistanceNewtons / 1000, 1),
            Fixed(stall.EffortNewtons / 1000, 1));
    }

    private static string Place(RunTimeAnswer answer, double metres, Language language)
    {
        var kilometres = Fixed(answer.MileageOf(metres) / 1000, 3);
        var before = answer.Path.Points.LastOrDefault(point => point.At.Metres <= metres + 1).Name;
        return before is null ? language.Say("at km {0}", kilometres)
            : language.Say("at km {0}, after {1}", kilometres, answer.NameOf(before));
    }

    private void Print(RunTimeAnswer answer, RunProfile profile)
    {
        var table = new TextTable("km>", language.Say("where"), language.Say("arrives") + ">", language.Say("leaves") + ">", "km/h>");
        foreach (var row in RowsOf(answer, profile))
        {
            table.Add(row);
        }

        table.Print(output, " ");
        output.WriteLine();
        TextTable.PrintWrapped(output, "", language.Say("{0} in all, {1} of it running; the shortest run is {2}",
            Clock(profile.TotalSeconds), Clock(profile.RunningSeconds), Clock(profile.ShortestSeconds)));
        TextTable.PrintWrapped(output, "", EnergyLine(answer, profile));
        if (answer.AssumedKilometres > 0)
        {
            TextTable.PrintWrapped(output, "", language.Say(
                "° speeds, gradients and curves of {0} km are assumed by class of line and curvature: docs/running-times.md",
                Fixed(answer.AssumedKilometres, 0)));
        }
    }

    private string EnergyLine(RunTimeAnswer answer, RunProfile profile)
    {
        var fuel = RunFuel.Of(profile.Energy, answer.Train.Traction);
        var drawn = answer.Train.Traction == Traction.Electric
            ? language.Say("{0} kWh from the grid°", NumberText.Significant(fuel.GridKilowattHours))
            : language.Say("{0} l of diesel oil°", NumberText.Significant(fuel.DieselLitres));
        var (kilograms, isByFactors) = answer.Co2(profile);
        return language.Say(isByFactors ? "{0} kWh at the wheel, {1}, {2} kg CO2 by tonne-kilometre"
            : "{0} kWh at the wheel, {1}, {2} kg CO2",
            NumberText.Significant(profile.Energy.TractionKilowattHours), drawn, NumberText.Significant(kilograms));
    }

    private static IEnumerable<string[]> RowsOf(RunTimeAnswer answer, RunProfile profile)
    {
        var stops = profile.Stops.Select(stop => (
            At: stop.At.Metres, Row: new[]
            {
                Fixed(answer.MileageOf(stop.At.Metres) / 1000, 3), answer.NameOf(stop.Name),
                stop.At.Metres > 0 ? Clock(stop.ArrivalSeconds) : "",
                stop.At < answer.Path.Length ? Clock(stop.DepartureSeconds) : "", "",
            }));
        var passed = profile.Passings.Where(passing => passing.Point.IsForRear ||
            profile.Stops.All(stop => Math.Abs(stop.At.Metres - passing.Point.At.Metres) > 0.01)).Select(passing => (
            At: passing.Point.At.Metres, Row: new[]
            {
                Fixed(answer.MileageOf(passing.Point.At.Metres) / 1000, 3), answer.NameOf(passing.Point.Name), "", Clock(passing.Seconds),
                Fixed(passing.Speed.KilometresPerHour, 0),
            }));
        return stops.Concat(passed).OrderBy(row => row.At).Select(row => row.Row);
    }

    private static string Clock(double seconds)
    {
        var tenths = (long)Math.Round(seconds * 10);
        return string.Create(CultureInfo.InvariantCulture,
            $"{tenths / 36000}:{tenths / 600 % 60:00}:{tenths / 10 % 60:00}.{tenths % 10}");
    }

    private static string Fixed(double value, int digits) => value.ToString("F" + digits, CultureInfo.InvariantCulture);
}
