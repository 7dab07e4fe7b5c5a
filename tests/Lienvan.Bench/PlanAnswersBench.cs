using System.Globalization;
using Lienvan.App.Api;
using Lienvan.App.Questions;
using Lienvan.Planner.Consignments;
using NodaTime;

namespace Lienvan.Bench;

/// <summary>
/// Whether the answers to 200 fixed questions (queries.csv) are those of before: LIENVAN_ANSWERS names the file that holds them, which is
/// written where there is none.
/// </summary>
internal static class PlanAnswersBench
{
    public static void Run(TextWriter output)
    {
        if (Environment.GetEnvironmentVariable("LIENVAN_ANSWERS") is not { Length: > 0 } file)
        {
            output.WriteLine("LIENVAN_ANSWERS names no file to compare with");
            return;
        }

        var package = LoadedPackage.Load(null);
        var now = Instant.FromUtc(2026, 1, 1, 0, 0);
        var answers = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "queries.csv")).Skip(1)
            .Select(line => $"{line} = {Answer(package, line.Split(','), now)}").ToArray();
        if (!File.Exists(file))
        {
            File.WriteAllLines(file, answers);
        }

        var before = File.ReadAllLines(file);
        foreach (var (old, found) in before.Zip(answers).Where(pair => pair.First != pair.Second))
        {
            output.WriteLine($"- {old}\n+ {found}");
        }

        output.WriteLine($"{answers.Length} questions, {before.Zip(answers).Count(pair => pair.First != pair.Second)} answered otherwise");
    }

    private static string Answer(LoadedPackage package, string[] cells, Instant now)
    {
        var words = new PlanWords
        {
            From = cells[0], To = cells[1], Goods = cells[2], Teu = int.Parse(cells[3], CultureInfo.InvariantCulture),
            Tonnes = cells[4].Length > 0 ? double.Parse(cells[4], CultureInfo.InvariantCulture) : null, Bulk = cells[3] == "0",
            Ready = cells[5], Window = cells[7].Length > 0 ? int.Parse(cells[7], CultureInfo.InvariantCulture) : null,
        };
        var planned = package.Plan(words, new PlanCircumstances(cells[6], [], now), default);
        return planned.Answer is PlanAnswer.Plans plans
            ? $"{plans.Itineraries.Length}: {string.Join(" | ", plans.Itineraries.Select(Text).Order(StringComparer.Ordinal))}"
            : "none";
    }

    private static string Text(Itinerary way) => string.Create(CultureInfo.InvariantCulture,
        $"{way.Departure} {way.Arrival} {way.ArrivalP90} {way.Cost.Usd:0.0000} {way.Co2.Kilograms:0.000} " +
            $"{string.Join('>', way.Legs.Select(leg => $"{leg.Kind}{leg.To}"))}");
}
