using System.CommandLine;
using System.Globalization;
using Lienvan.App.Rendering;
using Lienvan.Appraisal.CashFlows;
using Lienvan.Appraisal.Risk;
using Lienvan.Formats.CashFlowTables;
using Lienvan.Model.Dataset;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan appraise</c>: whether a cash flow pays, and how sure that is.</summary>
internal static class AppraiseCommand
{
    public static Command Create()
    {
        var options = new AppraiseOptions();
        var command = new Command("appraise", """
            Whether it pays, for whom and how sure: projects of the package by the rules of a guide, or anyone's cash flow.

            Examples:
              lienvan appraise three-lines --against base --guide adb --draws 10000
              lienvan appraise "p-lhh;p-lc-hk" --horizon 40 --out report --lang vi --currency VND
              lienvan appraise lhh,ddhn,hpmc --order --budget 2500
              lienvan appraise --cashflow flow.csv --rate 0.09
              lienvan appraise --cashflow flow.csv --rate 9% --finance-rate 0.1 --reinvest-rate 0.06 --json
              lienvan appraise --cashflow flow.csv --rate 0.09 --draws 10000 --seed 7 --capex-overrun 0.39 --opening-delay 3
            """);
        options.AddTo(command);
        command.SetAction(parsed => (parsed.GetValue(options.Projects), parsed.GetValue(options.CashFlow)) switch
        {
            ({ } projects, null) => AppraiseProjects.Run(parsed, options, projects),
            ({ }, { }) => throw new UsageException(UsageFindings.NotUnderstood, "PROJECTS and --cashflow are two questions",
                "ask one after the other"),
            _ => Run(parsed, options),
        });
        return command;
    }

    private static int Run(ParseResult parsed, AppraiseOptions options)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var (language, isJson) = (options.Common.FindLanguage(parsed), parsed.GetValue(options.Common.Json));
        var rates = options.FindRates(parsed);
        var risk = options.FindRisk(parsed);
        var read = Read(options.FindFile(parsed));
        foreach (var finding in read.Diagnostics)
        {
            error.WriteLine(finding);
        }

        if (read.Value is not { } flow)
        {
            if (isJson)
            {
                output.WriteLine(AppraiseJson.Write(read.Diagnostics));
            }

            return ExitCode.Findings;
        }

        var report = CashFlowAppraiser.Appraise(flow, rates);
        if (risk is not null && report.NetPresentValue is null)
        {
            throw new UsageException(UsageFindings.NotUnderstood, $"--rate {rates.Discount} is too near to -1 to draw",
                "give a higher rate");
        }

        var drawn = risk is null ? null : Draw(ProjectRisk.ModelOf(flow, rates.Discount, risk), risk, error);
        if (isJson)
        {
            output.WriteLine(AppraiseJson.Write(report, read.Diagnostics, risk, drawn));
        }
        else
        {
            new AppraiseText(output, language).Print(report, risk, drawn);
        }

        return drawn is { IsComplete: false } ? ExitCode.Findings : ExitCode.Success;
    }

    private static RiskReport Draw(RiskModel model, RiskQuestion risk, TextWriter error)
    {
        using var run = new LongRun(error);
        var progress = new Told<int>(done => run.Show(string.Create(CultureInfo.InvariantCulture, $"{done}/{risk.Draws}")));
        return MonteCarlo.Run(model,
            new RiskOptions { Draws = risk.Draws, Seed = risk.Seed, Threads = Environment.ProcessorCount }, progress, run.Token);
    }

    private static Read<CashFlow?> Read(string file)
    {
        try
        {
            return CashFlowReader.Read(file, File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(UsageFindings.CannotRead, $"'{file}': {exception.Message.TrimEnd('.')}",
                "give a CSV file year,amount");
        }
    }
}
