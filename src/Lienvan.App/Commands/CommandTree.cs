using System.CommandLine;

namespace Lienvan.App.Commands;

/// <summary>All commands, and what happens to words that none of them understands.</summary>
internal static class CommandTree
{
    public static int Invoke(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Plan and operate cross-border railways with a break of gauge.");
        // Making all commands takes longer than a small answer: only the one that is named, all where none is.
        var named = Creators.Where(creator => creator.Name == args[0]).ToArray();
        foreach (var creator in named.Length > 0 ? named : [.. Creators])
        {
            root.Subcommands.Add(creator.Create());
        }

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var fault in parsed.Errors)
            {
                error.WriteLine(UsageFindings.NotUnderstood.At("lienvan", 0, InWords(fault.Message), HelpHint(parsed)));
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

    private static ImmutableArray<Creator> Creators =>
    [
        new("check", CheckCommand.Create),
        new("show", ShowCommand.Create),
        new("plan", PlanCommand.Create),
        new("route", RouteCommand.Create),
        new("run-time", RunTimeCommand.Create),
        new("dispatch", DispatchCommand.Create),
        new("queue", QueueCommand.Create),
        new("simulate", SimulateCommand.Create),
        new("compare", CompareCommand.Create),
        new("appraise", AppraiseCommand.Create),
        new("claims", ClaimsCommand.Create),
        new("serve", ServeCommand.Create),
        new("mcp", McpCommand.Create),
        new("timetable", TimetableCommand.Create),
        new("capacity", CapacityCommand.Create),
        new("slot", SlotCommand.Create),
        new("reality", RealityCommand.Create),
        new("assign", AssignCommand.Create),
        new("forecast", ForecastCommand.Create),
    ];

    private static string HelpHint(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "see lienvan --help" : $"see lienvan {parsed.CommandResult.Command.Name} --help";

    /// <summary>What the parser says of a value names a type of the program; people want to know what to write.</summary>
    private static string InWords(string message)
    {
        var parts = message.Split('\'');
        if (!message.StartsWith("Cannot parse argument", StringComparison.Ordinal) || parts.Length < 6)
        {
            return message.TrimEnd('.');
        }

        var wanted = parts[5].Contains("Int", StringComparison.Ordinal) ? "a whole number"
            : parts[5].Contains("Double", StringComparison.Ordinal) ? "a number" : "a value that it takes";
        return $"'{parts[1]}' for '{parts[3]}' is not {wanted}";
    }

    /// <summary>How a command is made, and the word it goes by.</summary>
    private sealed record Creator(string Name, Func<Command> Create);
}
