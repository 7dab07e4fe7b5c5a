using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Lienvan.App.Rendering;
using Lienvan.App.Store;
using Lienvan.Demand.Assignment;
using Lienvan.Formats.Tntp;
using Lienvan.Model.Dataset;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan assign</c>: the user equilibrium of a TNTP network and its trips.</summary>
internal static class AssignCommand
{
    public static Command Create()
    {
        var options = new AssignOptions();
        var command = new Command("assign", """
            Who goes which way when all choose their cheapest: user equilibrium on any network in the TNTP format.

            Examples:
              lienvan assign --net SiouxFalls_net.tntp --trips SiouxFalls_trips.tntp --gap 1e-12 --flows flows.tntp
              lienvan assign --net net.tntp --trips trips.tntp --toll-factor 0.02 --distance-factor 0.04 --method bfw --gap 1e-4 --json
            """);
        options.AddTo(command);
        command.SetAction(parsed => Run(parsed, options));
        return command;
    }

    private static int Run(ParseResult parsed, AssignOptions options)
    {
        var language = Language.Get(parsed.GetValue(options.Language)!);
        var asked = options.ToAssignment(parsed);
        var error = parsed.InvocationConfiguration.Error;
        var read = Read(parsed, options, asked);
        foreach (var finding in read.Diagnostics)
        {
            error.WriteLine(finding);
        }

        var text = new AssignText(parsed.InvocationConfiguration.Output, language, parsed.GetValue(options.Json));
        if (read.Value is not { } problem || read.HasErrors)
        {
            // Flows on a network with a hole in it would look like an answer.
            text.PrintFindings(read.Diagnostics);
            return ExitCode.Findings;
        }

        var watch = Stopwatch.GetTimestamp();
        var result = Solve(problem, asked, error);
        var seconds = Stopwatch.GetElapsedTime(watch).TotalSeconds;
        if (result is AssignedFlows flows && parsed.GetValue(options.Flows) is { } path)
        {
            SafeFile.Write(path, TntpWriter.WriteFlows(problem.Links.Select((link, i) =>
                new TntpFlow(link.From, link.To, flows.Flows[i], flows.Costs[i]))));
        }

        text.Print(result, asked, seconds);
        return result is AssignedFlows { End: AssignmentEnd.Converged } ? ExitCode.Success : ExitCode.Findings;
    }

    private static Read<AssignmentProblem?> Read(ParseResult parsed, AssignOptions options, AssignmentOptions asked)
    {
        var (netFile, tripsFile) = (parsed.GetValue(options.Net)!, parsed.GetValue(options.Trips)!);
        var (netText, tripsText) = (Load(netFile), Load(tripsFile));
        var network = TntpReader.ReadNetwork(netFile, netText);
        if (network.Value is null)
        {
            return new Read<AssignmentProblem?>(null, network.Diagnostics);
        }

        var trips = TntpReader.ReadTrips(tripsFile, tripsText, network.Value.ZoneCount);
        var problem = TntpProblem.Join(netFile, network.Value, trips.Value, asked);
        return new Read<AssignmentProblem?>(problem.Value, [.. network.Diagnostics, .. trips.Diagnostics, .. problem.Diagnostics]);
    }

    private static string Load(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(UsageFindings.CannotRead, $"'{file}': {exception.Message.TrimEnd('.')}", "give a TNTP file");
        }
    }

    private static AssignmentResult Solve(AssignmentProblem problem, AssignmentOptions asked, TextWriter error)
    {
        using var run = new LongRun(error);
        return UserEquilibrium.Solve(problem, asked, new Told<AssignmentProgress>(done =>
            run.Show(string.Create(CultureInfo.InvariantCulture, $"{done.Iteration}: {done.RelativeGap:E2}"))), run.Token);
    }
}
