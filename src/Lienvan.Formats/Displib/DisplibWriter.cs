using System.Buffers;
using System.Text;
using System.Text.Json;
using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.Formats.Displib;

/// <summary>Writes problems and solutions in the DISPLIB 2025 format. Names of trains and operations have no place in it and are lost.</summary>
public static class DisplibWriter
{
    /// <summary>A problem as JSON.</summary>
    /// <exception cref="ArgumentException">A cost falls due again and again: the format has no word for that.</exception>
    public static string WriteProblem(DispatchProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.Costs.Any(cost => cost.PeriodSeconds > 0))
        {
            throw new ArgumentException("a periodic cost can't be written in the DISPLIB format", nameof(problem));
        }

        return Write(writer =>
        {
            writer.WriteStartArray("trains");
            foreach (var train in problem.Trains)
            {
                writer.WriteStartArray();
                foreach (var operation in train.Operations)
                {
                    WriteOperation(writer, problem, operation);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("objective");
            foreach (var cost in problem.Costs)
            {
                WriteCost(writer, cost);
            }

            writer.WriteEndArray();
        });
    }

    /// <summary>A solution as JSON.</summary>
    public static string WriteSolution(Dispatched schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return Write(writer =>
        {
            writer.WriteNumber("objective_value", schedule.Objective);
            writer.WriteStartArray("events");
            foreach (var start in schedule.Events)
            {
                writer.WriteStartObject();
                writer.WriteNumber("time", start.Seconds);
                writer.WriteNumber("train", start.Train);
                writer.WriteNumber("operation", start.Operation);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    private static void WriteOperation(Utf8JsonWriter writer, DispatchProblem problem, DispatchOperation operation)
    {
        writer.WriteStartObject();
        WriteUnless(writer, "start_lb", operation.EarliestStartSeconds, 0);
        if (operation.LatestStartSeconds is { } latest)
        {
            writer.WriteNumber("start_ub", latest);
        }

        writer.WriteNumber("min_duration", operation.MinimumSeconds);
        if (operation.Resources.Length > 0)
        {
            writer.WriteStartArray("resources");
            foreach (var use in operation.Resources)
            {
                writer.WriteStartObject();
                writer.WriteString("resource", problem.Resources[use.Resource]);
                WriteUnless(writer, "release_time", use.ReleaseSeconds, 0);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteStartArray("successors");
        foreach (var next in operation.Successors)
        {
            writer.WriteNumberValue(next);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteCost(Utf8JsonWriter writer, DelayCost cost)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "op_delay");
        writer.WriteNumber("train", cost.Train);
        writer.WriteNumber("operation", cost.Operation);
        WriteUnless(writer, "threshold", cost.ThresholdSeconds, 0);
        WriteUnless(writer, "coeff", cost.PerSecond, 0);
        WriteUnless(writer, "increment", cost.Increment, 0);
        writer.WriteEndObject();
    }

    private static void WriteUnless(Utf8JsonWriter writer, string name, int value, int usual)
    {
        if (value != usual)
        {
            writer.WriteNumber(name, value);
        }
    }

    private static string Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }
}
