using System.CommandLine;
using System.Globalization;
using Lienvan.Appraisal.CashFlows;
using Lienvan.Appraisal.Guides;
using Lienvan.Appraisal.Projects;
using Lienvan.Appraisal.Risk;
using Lienvan.Model.Dataset;
using Lienvan.Model.Valuations;

namespace Lienvan.App.Commands;

/// <summary>The options of <c>lienvan appraise</c>.</summary>
internal sealed class AppraiseOptions
{
    private const int MostDraws = 10_000_000;

    public CommonOptions Common { get; } = new();

    public Argument<string?> Projects { get; } = new("PROJECTS")
    {
        Description = "Projects or scenarios of the package, with commas or semicolons between them.", Arity = ArgumentArity.ZeroOrOne,
        HelpName = "PROJECTS",
    };

    public Option<string> Against { get; } = new("--against")
    {
        Description = "Scenario that it is compared with.", HelpName = "SCENARIO", DefaultValueFactory = _ => "base",
    };

    public Option<string> Guide { get; } = new("--guide")
    {
        Description = "Rules and prices: adb, world-bank, eu, another guide of the package, or a CSV file of one's own.",
            HelpName = "GUIDE",
        DefaultValueFactory = _ => AppraiseProjects.DefaultGuide,
    };

    public Option<int?> Horizon { get; } = new("--horizon")
    {
        Description = "Years of operation; the guide's by default.", HelpName = "YEARS",
    };

    public Option<string?> Out { get; } = new("--out")
    {
        Description = "Folder for the report, appraisal.html, and the workbook with live formulas, appraisal.xlsx.", HelpName = "DIR",
    };

    public Option<bool> Order { get; } = new("--order")
    {
        Description = "Which of several projects or scenarios to build when, within the budget: every order and year.",
    };

    public Option<double?> Budget { get; } = new("--budget")
    {
        Description = "For --order: million US dollars a year that can be spent on building; the package's by default.",
        HelpName = "MUSD",
    };

    public Option<string?> CashFlow { get; } = new("--cashflow")
    {
        Description = "A CSV file year,amount; or year,cost,benefit with costs as positive numbers. All is discounted to its first year.",
        HelpName = "FILE",
    };

    private Option<string> Currency { get; } = new("--currency")
    {
        Description = "Money that the appraisal of projects is told in: USD, VND, CNY or another of the package, by the rate of the price "
            + "year.", HelpName = "CODE", DefaultValueFactory = _ => "USD",
    };

    private Option<string?> Rate { get; } = new("--rate")
    {
        Description = "Discount rate a year, 0.09 or 9%; also the hurdle for the rate of return.", HelpName = "RATE",
    };

    private Option<string?> FinanceRate { get; } = new("--finance-rate")
    {
        Description = "What losses are financed at, for the modified rate of return; the discount rate by default.", HelpName = "RATE",
    };

    private Option<string?> ReinvestRate { get; } = new("--reinvest-rate")
    {
        Description = "What gains earn, for the modified rate of return; the discount rate by default.", HelpName = "RATE",
    };

    private Option<int?> Draws { get; } = new("--draws")
    {
        Description = "Draws of cost overrun, benefits and delay; none by default.", HelpName = "N",
    };

    private Option<long?> Seed { get; } = new("--seed")
    {
        Description = "The luck of the draws; the same seed gives the same answer. 1 by default.", HelpName = "S",
    };

    private Option<string?> CapexOverrun { get; } = new("--capex-overrun")
    {
        Description = "Mean overrun of the costs before opening, lognormal, nine of ten above plan; 0.447 by default (rail).",
            HelpName = "SHARE",
    };

    private Option<string?> BenefitOptimism { get; } = new("--benefit-optimism")
    {
        Description = "Mean overestimation of the benefits, lognormal, nine of ten below plan; 0 by default, 1.06 for rail demand.",
        HelpName = "SHARE",
    };

    private Option<string?> OpeningDelay { get; } = new("--opening-delay")
    {
        Description = "Longest delay of the benefits in years, triangular with none as the likeliest; 0 by default.", HelpName = "YEARS",
    };

    private Option<string?> Correlation { get; } = new("--correlation")
    {
        Description = "Rank correlation of overrun and delay, -1 to 1; 0 by default.", HelpName = "R",
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(Projects);
        foreach (var option in (Option[])[Against, Guide, Horizon, Out, Order, Budget, Currency, CashFlow, Rate, FinanceRate, ReinvestRate,
            Draws, Seed, CapexOverrun, BenefitOptimism, OpeningDelay, Correlation, Common.Data, Common.Json, Common.Language])
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="UsageException">No file is named.</exception>
    public string FindFile(ParseResult parsed) => parsed.GetValue(CashFlow) ?? throw new UsageException(
        UsageFindings.NotUnderstood, "appraise needs PROJECTS or --cashflow",
            "name projects or a scenario, or give a CSV file year,amount");

    /// <exception cref="UsageException">A rate is missing or makes no sense.</exception>
    public AppraisalRates FindRates(ParseResult parsed) => new()
    {
        Discount = RateOf(parsed, Rate) ?? throw new UsageException(
            UsageFindings.NotUnderstood, "appraise needs --rate", "give the discount rate a year, such as 0.09"),
        Finance = RateOf(parsed, FinanceRate),
        Reinvestment = RateOf(parsed, ReinvestRate),
    };

    /// <summary>What is drawn; null without --draws.</summary>
    /// <exception cref="UsageException">A number makes no sense.</exception>
    public RiskQuestion? FindRisk(ParseResult parsed)
    {
        if (parsed.GetValue(Draws) is not { } draws)
        {
            Option[] needing = [Seed, CapexOverrun, BenefitOptimism, OpeningDelay, Correlation];
            return needing.FirstOrDefault(option => parsed.GetResult(option) is not null) is not { } first ? null
                : throw new UsageException(UsageFindings.NotUnderstood, $"{first.Name} goes with --draws",
                    "say how many draws, such as 10000");
        }

        if (draws is < 2 or > MostDraws)
        {
            throw new UsageException(UsageFindings.NotUnderstood, $"--draws {draws} is out of range", $"give 2 to {MostDraws}");
        }

        return new RiskQuestion
        {
            Draws = draws,
            Seed = unchecked((ulong)(parsed.GetValue(Seed) ?? 1)),
            CapexOverrun = NumberOf(parsed, CapexOverrun, (0, 100)) ?? ProjectRisk.RailOverrun,
            BenefitOptimism = NumberOf(parsed, BenefitOptimism, (0, 100)) ?? 0,
            OpeningDelayYears = NumberOf(parsed, OpeningDelay, (0, 100)) ?? 0,
            Correlation = NumberOf(parsed, Correlation, (-0.99, 0.99)) ?? 0,
        };
    }

    /// <summary>Draws of an appraisal of projects; 0 without --draws.</summary>
    /// <exception cref="UsageException">The number makes no sense.</exception>
    public int FindDraws(ParseResult parsed) => parsed.GetValue(Draws) switch
    {
        null => 0,
        var draws and >= 2 and <= MostDraws => draws.Value,
        var draws => throw new UsageException(UsageFindings.NotUnderstood, $"--draws {draws} is out of range", $"give 2 to {MostDraws}"),
    };

    /// <summary>The money to tell an appraisal in.</summary>
    /// <exception cref="UsageException">The package has no rate for it.</exception>
    public ReportCurrency FindCurrency(ParseResult parsed, Corridor corridor, int priceYear)
    {
        var code = parsed.GetValue(Currency)!.Trim().ToUpperInvariant();
        return ReportCurrency.Find(corridor, code, priceYear) ?? throw new UsageException(UsageFindings.NotUnderstood,
            $"--currency '{code}' has no exchange rate in the package",
            "give USD, " + string.Join(
                ", ", corridor.ExchangeRates.Select(rate => rate.Currency).Distinct().Order(StringComparer.Ordinal)));
    }

    public ulong FindSeed(ParseResult parsed) => unchecked((ulong)(parsed.GetValue(Seed) ?? 1));

    /// <summary>The guide with what the options set of it.</summary>
    /// <exception cref="UsageException">A number makes no sense.</exception>
    public GuideProfile Adjust(ParseResult parsed, GuideProfile guide)
    {
        (Option<string?> Option, AppraisalParameter Parameter, (double Least, double Most) Range)[] settings =
        [
            (Rate, AppraisalParameter.DiscountRate, (-0.9999, 1e6)), (CapexOverrun, AppraisalParameter.CapitalOverrun, (0, 100)),
            (BenefitOptimism, AppraisalParameter.DemandOptimism, (0, 100)), (OpeningDelay, AppraisalParameter.OpeningDelay, (0, 100)),
            (Correlation, AppraisalParameter.CostDelayCorrelation, (-0.99, 0.99)),
        ];
        foreach (var (option, parameter, range) in settings)
        {
            guide = NumberOf(parsed, option, range) is { } value ? guide.With(parameter, value) : guide;
        }

        return guide;
    }

    private static double? RateOf(ParseResult parsed, Option<string?> option) => NumberOf(parsed, option, (-0.9999, 1e6));

    private static double? NumberOf(ParseResult parsed, Option<string?> option, (double Least, double Most) range)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }

        var isPercent = text.EndsWith('%');
        var isNumber = double.TryParse(isPercent ? text[..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        number = isPercent ? number / 100 : number;
        return isNumber && number >= range.Least && number <= range.Most ? number : throw new UsageException(
            UsageFindings.NotUnderstood, $"{option.Name} '{text}' is no number from {range.Least} to {range.Most}",
            "write it with a decimal point, such as 0.09 or 9%");
    }
}
