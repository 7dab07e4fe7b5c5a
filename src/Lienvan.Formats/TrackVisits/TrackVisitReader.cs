using System.Globalization;
using System.Text;
using Lienvan.Model.Dataset;

namespace Lienvan.Formats.TrackVisits;

/// <summary>
/// Reads instances of track visits. A block a train, blocks parted by empty lines: first <c>TrainId=12 …</c>, then a line a visit, <c>T28 Train12
/// AimedDepartureTime=-4075 WaitTime=0 BaseTime=0 RunTime=470</c>. An instance is read whole or not at all.
/// </summary>
public static class TrackVisitReader
{
    private const int LargestNumber = 100_000_000;

    /// <summary>Reads an instance.</summary>
    /// <param name="file">The file's name, as findings shall show it.</param>
    /// <param name="bytes">Its content, UTF-8.</param>
    /// <returns>The instance, or null with at least one error.</returns>
    public static Read<TrackVisitInstance?> Read(string file, ReadOnlyMemory<byte> bytes)
    {
        var lines = new Lines(file);
        var number = 0;
        foreach (var line in Encoding.UTF8.GetString(bytes.Span).TrimStart('\uFEFF').Split('\n'))
        {
            lines.Add(++number, line.Trim());
        }

        return lines.ToInstance();
    }

    private sealed class Lines(string file)
    {
        private readonly List<Diagnostic> findings = [];
        private readonly List<VisitingTrain> trains = [];
        private readonly List<TrackVisit> visits = [];
        private string? train;

        public void Add(int line, string text)
        {
            var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                FinishTrain();
            }
            else if (words[0].StartsWith("TrainId=", StringComparison.Ordinal))
            {
                FinishTrain();
                train = "Train" + words[0]["TrainId=".Length..];
            }
            else if (words.Length < 3)
            {
                Note(TrackVisitDiagnostics.BadLine, line, $"'{text}' is neither a train nor a visit", "write TrainId=… or TRACK TRAIN Name=number …");
            }
            else if (words[1] != train)
            {
                Note(TrackVisitDiagnostics.WrongTrain, line, $"a visit of '{words[1]}' stands under {train ?? "no train"}", "put it under its train");
            }
            else
            {
                AddVisit(line, words);
            }
        }

        public Read<TrackVisitInstance?> ToInstance()
        {
            FinishTrain();
            if (trains.Count == 0 && findings.Count == 0)
            {
                Note(TrackVisitDiagnostics.NoTrain, 0, "there is no train with a visit", "give a file of track visits");
            }

            return new Read<TrackVisitInstance?>(findings.Count > 0 ? null : new TrackVisitInstance { Trains = [.. trains] }, [.. findings]);
        }

        private void AddVisit(int line, string[] words) => visits.Add(new TrackVisit
        {
            Track = words[0],
            AimedSeconds = Number(line, words, "AimedDepartureTime", mayBeNegative: true),
            WaitSeconds = Number(line, words, "WaitTime", mayBeNegative: false),
            EarliestSeconds = Number(line, words, "BaseTime", mayBeNegative: true),
            RunSeconds = Number(line, words, "RunTime", mayBeNegative: false),
        });

        private int Number(int line, string[] words, string name, bool mayBeNegative)
        {
            var word = words.FirstOrDefault(word => word.StartsWith(name + "=", StringComparison.Ordinal));
            if (word is not null
                && int.TryParse(word.AsSpan(name.Length + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && Math.Abs((long)number) <= LargestNumber && (mayBeNegative || number >= 0))
            {
                return number;
            }

            Note(TrackVisitDiagnostics.BadNumber, line, $"{word ?? "no " + name} is not what it should be", $"write {name}= and whole seconds");
            return 0;
        }

        private void FinishTrain()
        {
            if (train is not null && visits.Count > 0)
            {
                trains.Add(new VisitingTrain(train, [.. visits]));
            }

            visits.Clear();
            train = null;
        }

        private void Note(DiagnosticKind kind, int line, string what, string whatToDo)
        {
            if (findings.Count < 100)
            {
                findings.Add(kind.At(file, line, what, whatToDo));
            }
        }
    }
}
