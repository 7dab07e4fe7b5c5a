using System.Reflection;

namespace Lienvan.App;

/// <summary>The command line: the one place where arguments come in and answers go out.</summary>
public static class Program
{
    /// <summary>Starts the program on the console.</summary>
    public static int Main(string[] args) => Run(args, Console.Out, Console.Error);

    /// <summary>Runs one command and writes its answer.</summary>
    /// <param name="args">The arguments, as after <c>./lienvan</c>.</param>
    /// <param name="output">Where the answer goes.</param>
    /// <param name="error">Where complaints go.</param>
    /// <returns>The exit code: 0 when all is well.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        if (args is ["--version"])
        {
            output.WriteLine($"lienvan {typeof(Program).Assembly.GetName().Version?.ToString(3)}");
            return 0;
        }

        error.WriteLine("usage: lienvan --version");
        return 2;
    }
}
