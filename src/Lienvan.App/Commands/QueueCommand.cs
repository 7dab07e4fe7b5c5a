using System.CommandLine;
using System.Globalization;
using Lienvan.App.Rendering;
using Lienvan.Operations.Simulation.Kernel;
using Lienvan.Operations.Simulation.Queues;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan queue</c>: a queue simulated on the kernel of the corridor simulation, to be held against theory.</summary>
internal static class QueueCommand
{
    public static Command Create()
    {
        var options = new QueueOptions();
        var command = new Command("queue", $"""
            Simulates a queue: mean wait, queue, utilisation and percentiles, each with half the width of its interval of 95 %.

            Distributions (all figures are times, but exp: takes a RATE as theory does):
            {DistributionText.Forms}

            Examples:
              lienvan queue --arrivals exp:0.9 --service exp:1 --customers 100000 --replications 20 --seed 7
              lienvan queue --arrivals exp:0.9 --service det:1 --servers 2 --json
              lienvan queue --arrivals exp:0.08 --batch 10 --service exp:1 --half-width 0.5
              lienvan queue --arrivals exp:0.8 --service exp:1 --priority 0.3,0.7
              lienvan queue --arrivals exp:0.9 --service det:1 --servers 2 --departures every:24,size:40
              lienvan queue --arrivals exp:0.6 --service exp:1 --tandem exp:1.2/1/3
            """);
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, options, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, QueueOptions options, CancellationToken cancellation)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var request = options.Read(parsed);
        if (QueueCheck.FindGrowth(request) is { } warning)
        {
            error.WriteLine(warning);
        }

        var report = QueueStudy.Run(request, ProgressOn(error), cancellation);
        if (report.Replications == 0)
        {
            throw new OperationCanceledException(cancellation);
        }

        if (parsed.GetValue(options.Json))
        {
            output.WriteLine(QueueJson.Render(request, report));
        }
        else
        {
            QueueText.Print(output, request, report);
        }

        return report.IsPartial ? ExitCode.Findings : ExitCode.Success;
    }

    private static Telling? ProgressOn(TextWriter error) => LongRun.IsWatched(error) ? new Telling(error) : null;

    private sealed class Telling(TextWriter error) : IProgress<int>
    {
        public void Report(int value) => error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{value} replications done \r"));
    }
}
