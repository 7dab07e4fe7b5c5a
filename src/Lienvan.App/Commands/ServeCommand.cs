using System.CommandLine;
using System.Diagnostics;
using System.Net;
using Lienvan.App.Api;
using Lienvan.App.Store;
using NodaTime;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan serve</c>: the page and the HTTP API.</summary>
internal static class ServeCommand
{
    private static readonly Argument<string?> Package = new("package")
    {
        Description = "Folder of the corridor package; the built-in china-viet-nam by default.", Arity = ArgumentArity.ZeroOrOne,
        HelpName = "PACKAGE",
    };

    private static readonly Option<int> Port =
        new("--port") { Description = "Port; 0 for any that is free.", HelpName = "N", DefaultValueFactory = _ => 8765 };

    private static readonly Option<string> Listen = new("--listen")
    {
        Description = "Address to listen on: beyond this machine only with keys in LIENVAN_API_KEYS or LIENVAN_API_KEYS_FILE.",
        HelpName = "ADDR", DefaultValueFactory = _ => "127.0.0.1",
    };

    private static readonly Option<int> Rate = new("--rate")
    {
        Description = "Requests a second that one client may make; twice as many at once.", HelpName = "N", DefaultValueFactory = _ => 200,
    };

    private static readonly Option<string?> Otlp = new("--otlp")
    {
        Description = "Send metrics and spans to this collector, http://127.0.0.1:4318; to none by default.", HelpName = "URL",
    };

    private static readonly Option<bool> Open = new("--open") { Description = "Open the page in the browser." };
    private static readonly Option<bool> Quiet = new("--quiet") { Description = "No line of log for each request on standard error." };

    public static Command Create()
    {
        var command = new Command("serve", """
            The page and the HTTP API, for the browser of this machine.

            Example: lienvan serve --open
            Example: LIENVAN_API_KEYS_FILE=keys.txt lienvan serve --listen 0.0.0.0 --port 8080
            """)
        {
            Package, Port, Listen, Rate, Otlp, Open, Quiet,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var options = OptionsOf(parsed, error);
        var package = LoadedPackage.Load(parsed.GetValue(Package));
        await using var server = await WebServer.StartAsync(package, options, SystemClock.Instance);
        await output.WriteLineAsync($"Lienvan serves {package.Name} at {server.Address} (Ctrl+C stops)");
        await output.FlushAsync(stop);
        if (options.Page is null)
        {
            await error.WriteLineAsync("lienvan: the page is not built, the API works without; see docs/web.md");
        }

        _ = Task.Run(() => server.WarmUp(stop), CancellationToken.None);
        if (parsed.GetValue(Open))
        {
            TryOpen(server.Address);
        }

        var stopped = new TaskCompletionSource();
        await using var registration = stop.Register(stopped.SetResult);
        await stopped.Task;
        return ExitCode.Success;
    }

    private static ServerOptions OptionsOf(ParseResult parsed, TextWriter error)
    {
        var (listen, port, rate) = (parsed.GetValue(Listen)!, parsed.GetValue(Port), parsed.GetValue(Rate));
        var address = listen == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(listen, out var given) ? given
            : throw new UsageException(UsageFindings.NotUnderstood, $"--listen '{listen}' is not an address",
                "give one such as 127.0.0.1 or 0.0.0.0");
        if (port is < 0 or > 65535 || rate is < 1 or > 1_000_000)
        {
            throw new UsageException(UsageFindings.NotUnderstood, "--port or --rate is out of range",
                "give --port 0 to 65535, --rate 1 to 1,000,000");
        }

        return new ServerOptions
        {
            Address = address, Port = port, Keys = AccessKeys.FromEnvironment(), Rate = rate, Burst = 2 * rate,
            Log = parsed.GetValue(Quiet) ? null : error, Page = PackageFolder.FindPage(),
            Collector = FindCollector(parsed.GetValue(Otlp)),
        };
    }

    private static Uri? FindCollector(string? text) => text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new UsageException(UsageFindings.NotUnderstood, $"--otlp '{text}' is not an address",
            "give one such as http://127.0.0.1:4318");

    private static void TryOpen(Uri address)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true });
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // A machine without a browser has been told the address already.
        }
    }
}
