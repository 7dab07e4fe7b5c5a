using System.CommandLine;
using System.Text;
using Lienvan.App.Api;
using NodaTime;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan mcp</c>: serves an assistant over standard input and output.</summary>
internal static class McpCommand
{
    private static readonly Argument<string?> Package = new("package")
    {
        Description = "Folder of the corridor package; the built-in china-viet-nam by default.", Arity = ArgumentArity.ZeroOrOne,
        HelpName = "PACKAGE",
    };

    public static Command Create()
    {
        var command = new Command("mcp", """
            Serves an assistant by the Model Context Protocol, over standard input and output.

            Example: {"mcpServers": {"lienvan": {"command": "/path/to/lienvan", "args": ["mcp"]}}}
            """)
        {
            Package,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var tools = new AssistantTools(LoadedPackage.Load(parsed.GetValue(Package)), SystemClock.Instance);
            using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
            await new AssistantServer(tools).RunAsync(input, parsed.InvocationConfiguration.Output, stop);
            return ExitCode.Success;
        });
        return command;
    }
}
