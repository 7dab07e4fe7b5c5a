using System.CommandLine;
using System.Globalization;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.Formats.Railtoolkit;
using Lienvan.Model.Units;
using Lienvan.Operations.Running;

namespace Lienvan.App.Commands;

/// <summary>A run of a train file over a path file.</summary>
internal static class RunTimeFiles
{
    /// <summary>The answer, or null where the files, whose findings are told, have no train or no path that is sound.</summary>
    /// <exception cref="UsageException">The command line makes no sense, or a file is not there.</exception>
    public static RunTimeAnswer? Ask(ParseResult parsed, RunTimeOptions options, TextWriter error)
    {
        if (parsed.GetValue(options.Train) is not { } trainFile)
        {
            throw new UsageException(UsageFindings.NotUnderstood, "--path goes with --train", "give a file of rolling stock");
        }

        if (parsed.GetValue(options.From) is not null || parsed.GetValue(options.To) is not null)
        {
            throw new UsageException(UsageFindings.NotUnderstood, "--path is a way, and so are --from and --to", "give one of them");
        }

        var train = Pick(Read(trainFile, error).Trains, train => train.Id, (parsed.GetValue(options.TrainId), trainFile, "train"));
        var path = Pick(Read(parsed.GetValue(options.Path)!, error).Paths, path => path.Id,
            (parsed.GetValue(options.PathId), parsed.GetValue(options.Path)!, "path"));
        if (train is null || path is null)
        {
            return null;
        }

        var run = options.Words(parsed).ToOptions(MassModel.Point) with { Stops = StopsOf(parsed, options, path) };
        return new RunTimeAnswer
        {
            Train = train.Train,
            Path = path.Path,
            Options = run,
            Result = TrainRunner.Run(train.Train, path.Path, run),
            StartMetres = path.StartMetres,
            NameOf = name => name,
        };
    }

    private static RailtoolkitFile Read(string file, TextWriter error)
    {
        try
        {
            var read = RailtoolkitReader.Read(file, File.ReadAllText(file));
            foreach (var finding in read.Diagnostics)
            {
                error.WriteLine(finding);
            }

            return read.Value;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(UsageFindings.CannotRead, $"'{file}': {exception.Message.TrimEnd('.')}",
                "give a railtoolkit YAML file");
        }
    }

    private static T? Pick<T>(ImmutableArray<T> all, Func<T, string> idOf, (string? Id, string File, string What) asked) where T : class
    {
        if (asked.Id is null)
        {
            return all.FirstOrDefault();
        }

        return all.FirstOrDefault(one => idOf(one) == asked.Id) ?? throw new UsageException(
            UsageFindings.UnknownName, $"'{asked.File}' has no {asked.What} '{asked.Id}'",
            all.IsEmpty ? "see the findings about the file" : $"choose one of {string.Join(", ", all.Select(idOf))}");
    }

    private static ImmutableArray<RunStop> StopsOf(ParseResult parsed, RunTimeOptions options, RailtoolkitPath path)
    {
        var stops = new List<RunStop>();
        foreach (var (word, dwell) in options.Words(parsed).FindStops())
        {
            var point = path.Path.Points.FirstOrDefault(point => point.Name == word);
            var at = point.Name is not null ? point.At.Metres
                : double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var mileage) ? mileage - path.StartMetres
                : throw new UsageException(UsageFindings.UnknownName, $"the path has no point '{word}'",
                    "give metres or a point of the path");
            if (at <= 0 || at >= path.Path.Length.Metres)
            {
                throw new UsageException(UsageFindings.NotUnderstood, $"the stop '{word}' is not on the way",
                    "give one between start and end; both are stops anyway");
            }

            stops.Add(new RunStop(word, Distance.FromMetres(at), dwell));
        }

        return [.. stops.OrderBy(stop => stop.At).DistinctBy(stop => stop.At)];
    }
}
