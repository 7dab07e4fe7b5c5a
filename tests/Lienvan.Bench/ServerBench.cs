using System.Diagnostics;
using System.Globalization;
using Lienvan.App.Api;
using NodaTime;

namespace Lienvan.Bench;

/// <summary>
/// How long plans take over HTTP at 50 requests a second, sent at their times whether earlier ones are answered or not, so that a slow
/// answer is not hidden by a client that waits: the same question again, then questions that differ in place and minute.
/// </summary>
internal static class ServerBench
{
    private const int Rate = 50, Seconds = 20;
    private static readonly string[] Places =
        ["hanoi", "hai-phong", "bac-ninh", "kunming", "nanning", "chongqing", "guangzhou", "lao-cai", "lang-son", "da-nang"];

    public static void Run(TextWriter output) => RunAsync(output).GetAwaiter().GetResult();

    private static async Task RunAsync(TextWriter output)
    {
        var options = new ServerOptions { Port = 0, Rate = 100_000, Burst = 100_000 };
        await using var server = await WebServer.StartAsync(LoadedPackage.Load(null), options, SystemClock.Instance);
        using var client = new HttpClient { BaseAddress = server.Address };
        await LoadAsync(client, Enumerable.Range(0, 2 * Rate).Select(Different), "warming up", TextWriter.Null);
        await LoadAsync(client, Enumerable.Range(0, Rate * Seconds).Select(_ => Different(0)), "same question", output);
        await LoadAsync(client, Enumerable.Range(100, Rate * Seconds).Select(Different), "other questions", output);
    }

    /// <summary>A question of many.</summary>
    internal static (string From, string To, int Teu, string Ready) Question(int number)
    {
        // No two of a day's minutes are the same question; the cargo and the day, which take most to compile, come again as people's do.
        var (from, to) = (Places[number % Places.Length], Places[((number * 7) + 3 + (number / 10)) % Places.Length]);
        var (hour, minute) = (number / 60 % 24, number % 60);
        return (from, to == from ? "chengdu" : to, 1 + (number % 4),
            string.Create(CultureInfo.InvariantCulture, $"2026-03-0{2 + (number % 5)}T{hour:00}:{minute:00}"));
    }

    private static string Different(int number) => Question(number) switch
    {
        var (from, to, teu, ready) => string.Create(CultureInfo.InvariantCulture, $"/api/plan?from={from}&to={to}&teu={teu}&ready={ready}"),
    };

    private static async Task LoadAsync(HttpClient client, IEnumerable<string> paths, string name, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var asked = new List<Task<(double Milliseconds, bool IsFine)>>();
        foreach (var path in paths)
        {
            var wait = TimeSpan.FromSeconds((double)asked.Count / Rate) - watch.Elapsed;
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            asked.Add(Task.Run(() => AskAsync(client, path)));
        }

        var answers = await Task.WhenAll(asked);
        var times = answers.Select(answer => answer.Milliseconds).Order().ToArray();
        double At(double share) => times[Math.Min(times.Length - 1, (int)(share * times.Length))];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {times.Length} at {Rate}/s, p50 {At(0.5):0.0} p90 {At(0.9):0.0} p99 {At(0.99):0.0} most {times[^1]:0.0} ms, " +
            $"{answers.Count(answer => !answer.IsFine)} errors"));
    }

    private static async Task<(double Milliseconds, bool IsFine)> AskAsync(HttpClient client, string path)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await client.GetAsync(path);
        _ = await response.Content.ReadAsByteArrayAsync();
        return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, response.IsSuccessStatusCode);
    }
}
