using System.CommandLine;

namespace Lienvan.App.Commands;

/// <summary>All commands, and what happens to words that none of them understands.</summary>
internal static class CommandTree
{
    public static int Invoke(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Plan and operate cross-border railways with a break of gauge.");
        foreach (var create in Creators)
        {
            root.Subcommands.Add(create());
        }

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var fault in parsed.Errors)
            {
                error.WriteLine(UsageFindings.NotUnderstood.At("lienvan", 0, fault.Message.TrimEnd('.'), HelpHint(parsed)));
            }

            return ExitCode.Usage;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (UsageException usage)
        {
            error.WriteLine(usage.Finding);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("lienvan: stopped before the answer was complete");
            return ExitCode.Findings;
        }
    }

    private static ImmutableArray<Func<Command>> Creators =>
        [CheckCommand.Create, ShowCommand.Create, PlanCommand.Create, RouteCommand.Create, TimetableCommand.Create, SlotCommand.Create,
            CapacityCommand.Create];

    private static string HelpHint(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "see lienvan --help" : $"see lienvan {parsed.CommandResult.Command.Name} --help";
}
