using System.Diagnostics;
using System.Globalization;
using Lienvan.App.Api;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using NodaTime;

namespace Lienvan.Bench;

/// <summary>
/// What plans that all differ take of the processor, one after the other on one thread, written out as the server does: the questions of
/// the server's benchmark. First those that find nothing made for their day, cargo and places, then those that do.
/// </summary>
internal static class PlanMixBench
{
    private const int WarmingUp = 200, Asked = 1000, Dearest = 8;

    private static readonly int[] Generations = [0, 1, 2];

    public static void Run(TextWriter output)
    {
        var package = LoadedPackage.Load(null);
        Measure(package, 0, WarmingUp, "first questions", output);
        Measure(package, WarmingUp, Asked, "differing questions", output);
        Measure(package, WarmingUp + Asked, Asked, "others", output);
    }

    private static void Measure(LoadedPackage package, int first, int count, string name, TextWriter output)
    {
        var times = new List<double>();
        var asked = new List<(double Milliseconds, string What)>();
        int[] collected = [.. Generations.Select(GC.CollectionCount)];
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var pause = GC.GetTotalPauseDuration();
        var allocated = GC.GetTotalAllocatedBytes();
        for (var number = first; number < first + count; number++)
        {
            var since = ThreadClock.Milliseconds();
            Ask(package, number);
            times.Add(ThreadClock.Milliseconds() - since);
            var (from, to, teu, ready) = ServerBench.Question(number);
            asked.Add((times[^1], $"{from}–{to} {teu} {ready}"));
        }

        var each = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalMilliseconds / count;
        var megabytes = (GC.GetTotalAllocatedBytes() - allocated) / 1e6 / count;
        times.Sort();
        double At(double share) => times[(int)(share * (count - 1))];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {count}, processor {each:0.0} ms each; p50 {At(0.5):0.0} p90 {At(0.9):0.0} p99 {At(0.99):0.0} most {At(1):0.0} ms; " +
            $"{megabytes:0.0} MB each, {(GC.GetTotalPauseDuration() - pause).TotalMilliseconds / count:0.00} ms of it collecting"));
        var rounds = Generations.Select(age => GC.CollectionCount(age) - collected[age]);
        output.WriteLine($"  collections by generation {string.Join(", ", rounds)}; dearest " +
            string.Join(", ", asked.OrderByDescending(each => each.Milliseconds).Take(Dearest).Select(each =>
                string.Create(CultureInfo.InvariantCulture, $"{each.What} {each.Milliseconds:0} ms"))));
    }

    private static void Ask(LoadedPackage package, int number)
    {
        var question = ServerBench.Question(number);
        var words = new PlanWords
        {
            From = question.From, To = question.To, Teu = question.Teu, Ready = question.Ready,
        };
        var planned = package.Plan(words, new PlanCircumstances("base", [], SystemClock.Instance.GetCurrentInstant()), default);
        _ = PlanJson.Bytes(planned.Answer, planned.Question, package.Places, package.NamesIn("en"));
    }
}
