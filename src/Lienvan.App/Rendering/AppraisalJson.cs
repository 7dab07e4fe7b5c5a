using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lienvan.Appraisal.CashFlows;
using Lienvan.Appraisal.Projects;
using Lienvan.Appraisal.Risk;
using Lienvan.Appraisal.Timing;

namespace Lienvan.App.Rendering;

/// <summary>An appraisal of projects as JSON: million US dollars or what was asked for, rates as shares a year, unrounded.</summary>
internal static class AppraisalJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(AppraisalReport report) => NodeOf(report).ToJsonString(Options);

    public static string Write(NotAppraised none) =>
        new JsonObject { ["npv"] = null, ["why"] = none.Why, ["whatToDo"] = none.WhatToDo }.ToJsonString(Options);

    public static JsonObject NodeOf(AppraisalReport report)
    {
        var json = new JsonObject
        {
            ["projects"] = new JsonArray([.. report.Investments.Where(one => one.Sign > 0).Select(one => one.Project.Id.Value)
                .Distinct(StringComparer.Ordinal).Select(id => (JsonNode)id)]),
            ["scenario"] = report.Question.With.Id.Value,
            ["against"] = report.Question.Against.Id.Value,
            ["guide"] = report.Question.Guide.Id,
            ["currency"] = report.Question.Currency.Code,
            ["unit"] = report.Question.Currency.Unit,
            ["priceYear"] = (int)report.Question.Guide.Get(Model.Valuations.AppraisalParameter.PriceYear),
            ["baseYear"] = report.FirstYear,
            ["openingYear"] = report.OpeningYear,
            ["lastYear"] = report.LastYear,
            ["horizon"] = report.LastYear - report.OpeningYear + 1,
        };
        foreach (var (name, value) in MeasuresOf(report.Economic, report.NetPresentValue))
        {
            json[name] = value?.DeepClone();
        }

        json["eirr"] = report.Economic.InternalRates.Rate;
        json["bcrMeaning"] = "benefits: all but building, renewals, upkeep and vehicles; costs: these, less what is left at the end";
        json["financial"] = MeasuresOf(report.Financial, report.Financial.NetPresentValue);
        json["firr"] = report.Financial.InternalRates.Rate;
        AddBuilding(json, report);
        AddPeople(json, report);
        AddSensitivity(json, report);
        json["risk"] = report.Risk is { } risk ? RiskOf(report, risk) : null;
        json["gaps"] = new JsonArray([.. report.Gaps.Select(gap => (JsonNode)gap)]);
        json["assumptions"] = new JsonArray([.. report.Question.Guide.Values.Select(value => (JsonNode)new JsonObject
        {
            ["parameter"] = value.Parameter.ToString(), ["guide"] = value.Guide, ["project"] = value.Project?.Value,
            ["country"] = value.Country?.Value, ["year"] = value.Year, ["value"] = value.Value, ["unit"] = value.Unit,
            ["source"] = value.Provenance.Source, ["confidence"] = value.Provenance.Confidence.ToString(),
        })]);
        return json;
    }

    private static JsonObject MeasuresOf(CashFlowReport report, double? value) => new()
    {
        ["rate"] = report.Rates.Discount,
        ["npv"] = value,
        ["irr"] = report.InternalRates.Rate,
        ["irrs"] = new JsonArray([.. report.InternalRates.All.Select(rate => (JsonNode)rate)]),
        ["irrReason"] = Word(report.InternalRates.Reason.ToString()),
        ["mirr"] = report.ModifiedRate,
        ["bcr"] = report.BenefitCostRatio,
        ["bcrDefinition"] = Word(report.RatioDefinition.ToString()),
        ["paybackYears"] = report.PaybackYears,
        ["discountedPaybackYears"] = report.DiscountedPaybackYears,
        ["firstYearRate"] = report.FirstYearRate,
        ["costs"] = Numbers(report.Flow.Costs),
        ["benefits"] = Numbers(report.Flow.Benefits),
    };

    private static void AddBuilding(JsonObject json, AppraisalReport report)
    {
        json["investments"] = Array(report.Investments, one => new JsonObject
        {
            ["project"] = one.Project.Id.Value, ["country"] = one.Country.Value, ["part"] = one.Part.Part,
            ["cost"] = one.Sign * one.CostMillions, ["firstYear"] = one.FirstYear, ["openingYear"] = one.OpeningYear,
            ["openingAssumed"] = one.IsOpeningAssumed, ["confidence"] = one.Part.Provenance.Confidence.ToString(),
        });
        json["unitCosts"] = Array(report.UnitCosts, one => new JsonObject
        {
            ["project"] = one.Project, ["millionUsdPerKm"] = one.MillionsPerKilometre, ["overReference"] = one.OverReference,
            ["source"] = one.Source,
        });
        json["streams"] = Array(report.Streams, one => new JsonObject
        {
            ["effect"] = Word(one.Effect.ToString()), ["stakeholder"] = one.Stakeholder.ToString(), ["amounts"] = Numbers(one.Amounts),
        });
        json["loans"] = Array(report.Loans, one => new JsonObject
        {
            ["country"] = one.Terms.Country.Value, ["project"] = one.Terms.Project?.Value, ["lender"] = one.Terms.Lender,
            ["share"] = one.Terms.Share, ["currency"] = one.Terms.Currency, ["rate"] = one.Terms.Rate, ["graceYears"] = one.GraceYears,
            ["tenorYears"] = one.Schedule.Years.Length, ["firstYear"] = one.FirstYear,
                ["drawn"] = one.Schedule.Years.Sum(year => year.Drawn),
            ["service"] = new JsonArray([.. one.Schedule.Years.Select(year => (JsonNode)year.Service)]),
        });
        json["debtCover"] = Array(report.Cover, one => new JsonObject
        {
            ["country"] = one.Country.Value, ["years"] = one.Years, ["leastDscr"] = one.LeastCover, ["meanDscr"] = one.MeanCover,
            ["subsidyNeed"] = one.SubsidyNeed,
        });
        json["subsidyNeed"] = report.SubsidyNeed;
    }

    private static void AddPeople(JsonObject json, AppraisalReport report)
    {
        var table = report.Stakeholders;
        json["stakeholders"] = new JsonArray([.. table.Stakeholders.Select((name, index) => (JsonNode)new JsonObject
        {
            ["stakeholder"] = name,
            ["npv"] = table.TotalsByStakeholder[index],
            ["effects"] = new JsonArray([.. table.Effects.Where(effect => table.Amount(effect, name) != 0).Select(effect => (JsonNode)
                new JsonObject { ["effect"] = Word(effect), ["npv"] = table.Amount(effect, name) })]),
        })]);
        json["effects"] = new JsonArray([.. table.Effects.Select((effect, index) => (JsonNode)new JsonObject
        {
            ["effect"] = Word(effect), ["npv"] = table.TotalsByEffect[index],
        })]);
        json["stakeholderTotal"] = table.Total;
        json["users"] = Array(report.Users, one => new JsonObject
        {
            ["traffic"] = one.IsFreight ? "freight" : "passengers", ["group"] = Word(one.Group.ToString()),
            ["component"] = Word(one.Component.ToString()), ["npv"] = one.PresentValue,
        });
        json["ruleOfHalf"] = report.RuleOfHalf;
        json["augmentedRuleOfHalf"] = report.AugmentedRuleOfHalf;
        json["traffic"] = Array(report.Traffic, one => new JsonObject
        {
            ["year"] = one.Year, ["railMtWith"] = one.RailMillionTonnesWith, ["railMtAgainst"] = one.RailMillionTonnesAgainst,
            ["mtWith"] = one.MillionTonnesWith, ["mtAgainst"] = one.MillionTonnesAgainst,
            ["railMillionTripsWith"] = one.RailMillionTripsWith, ["railMillionTripsAgainst"] = one.RailMillionTripsAgainst,
            ["railMtkm"] = one.RailMillionTonneKilometres, ["roadMtkm"] = one.RoadMillionTonneKilometres,
            ["railMpkm"] = one.RailMillionPassengerKilometres, ["co2Kt"] = one.ThousandTonnesCo2,
        });
    }

    private static void AddSensitivity(JsonObject json, AppraisalReport report)
    {
        json["switchingValues"] = Array(report.Switches, one => new JsonObject
        {
            ["input"] = one.Input, ["value"] = one.Value, ["switch"] = one.Switch, ["change"] = one.Change,
        });
        json["tornado"] = Array(report.Tornado, one => new JsonObject
        {
            ["input"] = one.Input, ["p10"] = one.Low, ["p90"] = one.High, ["npvAtP10"] = one.ValueAtLow, ["npvAtP90"] = one.ValueAtHigh,
        });
        json["openingYears"] = Array(report.Openings, one => new JsonObject
        {
            ["openingYear"] = one.OpeningYear, ["npv"] = one.NetPresentValue, ["firstYearRate"] = one.FirstYearRate,
        });
        json["bestOpeningYear"] = report.BestOpening.OpeningYear;
        json["waiting"] = new JsonObject
        {
            ["years"] = report.Waiting.Years, ["buildNow"] = report.Waiting.BuildNow, ["waitAndSee"] = report.Waiting.WaitAndSee,
            ["optionValue"] = report.Waiting.OptionValue, ["best"] = report.Waiting.Tree.Best.Name, ["tree"] = TreeOf(report.Waiting.Tree),
        };
    }

    private static JsonObject TreeOf(TreeNode node) => node switch
    {
        ChanceNode chance => new JsonObject { ["chance"] = chance.Name, ["value"] = chance.Value,
            ["branches"] = BranchesOf(chance.Branches) },
        DecisionNode decision => new JsonObject
        {
            ["decision"] = decision.Name, ["value"] = decision.Value, ["best"] = decision.Best.Name,
            ["branches"] = BranchesOf(decision.Branches),
        },
        _ => new JsonObject { ["value"] = node.Value },
    };

    private static JsonArray BranchesOf(ImmutableArray<TreeBranch> branches) => Array(branches, branch => new JsonObject
    {
        ["name"] = branch.Name, ["probability"] = branch.Probability, ["node"] = TreeOf(branch.Node),
    });

    private static JsonObject RiskOf(AppraisalReport report, RiskReport risk) => new()
    {
        ["draws"] = risk.Draws, ["complete"] = risk.IsComplete, ["seed"] = report.Question.Seed,
        ["npv"] = SpreadOf(risk.NetPresentValue), ["eirr"] = risk.InternalRate is { } rate ? SpreadOf(rate) : null,
        ["shareWithoutEirr"] = risk.ShareWithoutRate, ["hurdle"] = report.Economic.Rates.Discount,
        ["probabilityEirrBelowHurdle"] = risk.ProbabilityUnderHurdle, ["evpi"] = risk.InformationValue,
        ["evppi"] = Array(risk.Inputs, one => new JsonObject
        {
            ["input"] = one.Input, ["value"] = one.Value, ["rankCorrelation"] = one.RankCorrelation,
        }),
    };

    private static JsonObject SpreadOf(Spread spread) => new()
    {
        ["mean"] = spread.Mean, ["deviation"] = spread.Deviation, ["p10"] = spread.P10, ["p50"] = spread.P50, ["p90"] = spread.P90,
    };

    private static JsonArray Array<T>(ImmutableArray<T> items, Func<T, JsonObject> of) =>
        new([.. items.Select(item => (JsonNode)of(item))]);

    private static JsonArray Numbers(ImmutableArray<double> numbers) => new([.. numbers.Select(number => (JsonNode)number)]);

    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
