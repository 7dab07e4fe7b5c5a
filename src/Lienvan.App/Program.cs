using System.CommandLine;
using System.Globalization;
using Lienvan.App.Commands;

namespace Lienvan.App;

/// <summary>The command line: every command is one file in Commands; what it prints goes to the writers it is given.</summary>
public static class Program
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">The words after <c>lienvan</c>.</param>
    /// <param name="output">Takes the answer.</param>
    /// <param name="error">Takes findings, progress and complaints.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(args);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (args.Length == 0 || args is ["--help" or "-h" or "-?" or "help"])
        {
            output.Write(HelpText.Overview);
            return args.Length == 0 ? ExitCode.Usage : ExitCode.Success;
        }

        if (args is ["--version"])
        {
            // Ours, whoever started the process: the library would tell the version of the test runner.
            output.WriteLine($"lienvan {typeof(Program).Assembly.GetName().Version?.ToString(3)}");
            return ExitCode.Success;
        }

        return CommandTree.Invoke(args, output, error);
    }

    private static int Main(string[] args)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16) { AutoFlush = false };
        Console.SetOut(output);
        try
        {
            return Run(args, output, Console.Error);
        }
        catch (IOException exception)
        {
            // A reader that went away (as in `| head`) is no fault of ours; a full disk is worth a word.
            return exception.Message.Contains("Broken pipe", StringComparison.Ordinal) ? ExitCode.Success : Complain(exception.Message);
        }
        finally
        {
            TryFlush(output);
        }
    }

    private static int Complain(string message)
    {
        Console.Error.WriteLine($"lienvan: error LV9003: {message}; free the disk or correct the path, then run it again");
        return ExitCode.Usage;
    }

    private static void TryFlush(StreamWriter output)
    {
        try
        {
            output.Flush();
        }
        catch (IOException)
        {
            // Whoever read the answer is gone: there is nobody left to tell.
        }
    }
}
