using System.CommandLine;
using Lienvan.App.Rendering;
using Lienvan.App.Store;
using Lienvan.Operations.Simulation.Borders;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan simulate</c>: border stations, terminals and gates of the corridor, day by day.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var options = new SimulateOptions();
        var command = new Command("simulate", """
            Simulates the corridor day by day: what passes its border stations, terminals and gates, how long it takes, and what limits.

            Examples:
              lienvan simulate --from 2026-03-02 --days 28 --replications 20
              lienvan simulate --at huu-nghi --set huu-nghi.hours=07:00-22:00
              lienvan simulate --at pingxiang --set policy=trains-30 --set pingxiang.cranes=+1 --json
              lienvan simulate --days 28 --dwells build/simulated_dwells.csv
              lienvan simulate --scenario smart-gates --from 2027-01-01 --days 365 --replications 5 --out build/year
            """);
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, options, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, SimulateOptions options, CancellationToken cancellation)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var language = options.Common.FindLanguage(parsed);
        var corridor = options.Common.LoadCorridor(parsed, error);
        var scenario = options.Common.FindScenario(parsed, corridor);
        var question = options.Question(parsed, corridor, scenario);
        var folder = parsed.GetValue(options.Out) is { } path ? SafeFile.MakeFolder(path) : null;
        var report = CorridorSimulation.Run(corridor, question, SimulationTelling.On(error), cancellation);
        SimulationTelling.End(error);
        if (report.Replications == 0)
        {
            throw new OperationCanceledException(cancellation);
        }

        var measures = CorridorMeasures.Of(corridor, report);
        if (parsed.GetValue(options.Dwells) is { } dwells)
        {
            SafeFile.Write(dwells, DwellTable.Write(report));
        }

        if (folder is not null)
        {
            SafeFile.WriteAll(folder, SimulationFiles.Of(report, measures, CorridorTrips.Of(corridor, report), language));
        }

        if (parsed.GetValue(options.Common.Json))
        {
            output.WriteLine(SimulationJson.Write(report, measures));
        }
        else
        {
            new SimulationText(output, language).Print(report, measures);
        }

        return report.IsPartial ? ExitCode.Findings : ExitCode.Success;
    }
}
