using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Lienvan.App.Commands;

/// <summary>
/// Work that takes long: Ctrl+C stops it once, cleanly, and one line on a terminal says how far it is. Piped, it says nothing.
/// </summary>
internal sealed class LongRun : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Before that much is done nobody knows how long the rest takes.</summary>
    private const double LeastShare = 0.04;

    private readonly CancellationTokenSource stop = new();
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly PosixSignalRegistration interrupt;
    private readonly TextWriter? terminal;
    private readonly Lock gate = new();
    private long last = Stopwatch.GetTimestamp();
    private int width;

    public LongRun(TextWriter error)
    {
        terminal = IsWatched(error) ? error : null;
        // Not Console.CancelKeyPress: that reads all about the terminal first, which takes longer than a small answer.
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, pressed =>
        {
            // A second press ends the program as usual.
            pressed.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        });
    }

    public CancellationToken Token => stop.Token;

    /// <summary>Whether progress is seen by anyone: on a terminal, and on the real one; a test or a pipe hears nothing.</summary>
    public static bool IsWatched(TextWriter error) => ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;

    public bool IsStopped => stop.IsCancellationRequested;

    /// <summary>Shows how far it is; at most five times a second, from any thread.</summary>
    public void Show(string text)
    {
        lock (gate)
        {
            if (terminal is not null && Stopwatch.GetElapsedTime(last) >= Pause)
            {
                last = Stopwatch.GetTimestamp();
                terminal.Write("\r" + text.PadRight(width));
                width = text.Length;
            }
        }
    }

    /// <summary>Shows how far it is and, once that can be told, how long the rest will take.</summary>
    /// <param name="text">What is worked on.</param>
    /// <param name="share">What part is done, 0 to 1.</param>
    public void Show(string text, double share)
    {
        var left = share is > LeastShare and < 1 ? Stopwatch.GetElapsedTime(start) * ((1 - share) / share) : TimeSpan.Zero;
        Show(left < TimeSpan.FromSeconds(1) ? text
            : string.Create(CultureInfo.InvariantCulture, $"{text} · {(int)left.TotalMinutes}:{left.Seconds:00}"));
    }

    public void Dispose()
    {
        interrupt.Dispose();
        if (width > 0)
        {
            terminal?.Write("\r" + new string(' ', width) + "\r");
        }

        stop.Dispose();
    }
}

/// <summary>Progress that is told as words.</summary>
internal sealed class Told<T>(Action<T> tell) : IProgress<T>
{
    public void Report(T value) => tell(value);
}
