using System.Globalization;
using Lienvan.Model.Borders;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Operations.Simulation.Borders;

namespace Lienvan.App.Questions;

/// <summary>
/// What-ifs as people write them, <c>THING=VALUE</c>: a cell of the package (<c>handling/ROW.servers=3</c>), something of a place, gate or
/// service (<c>pingxiang.cranes=+1</c>, <c>huu-nghi.hours=07:00-22:00</c>), a policy of the package (<c>policy=gate-22h</c>) or one of
/// the simulation's assumptions (<c>load=0.9</c>). A value that begins with + or - or * changes what there is. docs/simulation.md lists
/// all.
/// </summary>
internal sealed class WhatIfWords(Corridor corridor, Network network)
{
    private readonly List<PolicyChange> changes = [];
    private readonly List<Policy> policies = [];

    public SimulationAssumptions Assumptions { get; private set; } = new();

    /// <summary>The scenario with all that was asked for.</summary>
    public Scenario Apply(Scenario scenario) => (scenario with { Policies = scenario.Policies.AddRange(policies) }).With(changes);

    /// <exception cref="UsageException">It is no thing, or can't have that value.</exception>
    public void Read(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw new UsageException(WhatIfFindings.UnknownThing, $"--set '{text}' has no value",
                "write THING=VALUE, such as pingxiang.cranes=3");
        }

        var (thing, value) = (text[..equals].Trim(), text[(equals + 1)..].Trim());
        if (thing == "policy")
        {
            AddPolicies(value);
        }
        else if (AssumptionWords.Find(thing) is { } assumption)
        {
            Assumptions = assumption.Set(Assumptions, NumberOf(thing, value, assumption.Get(Assumptions)));
        }
        else if (FindCell(thing) is { } cell)
        {
            AddChange(text, cell with { Value = RelativeTo(cell, value) });
        }
        else
        {
            AddFriendly(text, thing, value);
        }
    }

    private void AddPolicies(string value)
    {
        foreach (var id in value.Split(';', ',').Select(id => id.Trim()))
        {
            policies.Add(corridor.Policies.FirstOrDefault(policy => policy.Id == id) is { } policy ? policy with { From = null } :
                throw Unknown($"there is no policy '{id}'", corridor.Policies.Select(policy => policy.Id), id));
        }
    }

    /// <summary>A cell: table, a stroke or a dot, row, a dot, column.</summary>
    private static PolicyChange? FindCell(string thing)
    {
        var first = thing.IndexOfAny(['/', '.']);
        var last = thing.LastIndexOf('.');
        return first > 0 && last > first && Model.Dataset.Schema.PackageSchema.FindTable(thing[..first]) is not null
            ? new PolicyChange(thing[..first], thing[(first + 1)..last], thing[(last + 1)..], "") : null;
    }

    private void AddFriendly(string text, string thing, string value)
    {
        var dot = thing.LastIndexOf('.');
        var (whose, what) = dot > 0 ? (thing[..dot], thing[(dot + 1)..]) : (thing, "");
        var cells = new ThingFinder(network).Find(whose, what, value).ToArray();
        if (cells.Length == 0)
        {
            throw Unknown($"--set {text}: there is no '{thing}'", new ThingFinder(network).Names().Concat(AssumptionWords.Names), thing);
        }

        foreach (var cell in cells)
        {
            AddChange(text, cell with { Value = RelativeTo(cell, cell.Value) });
        }
    }

    private void AddChange(string text, PolicyChange change)
    {
        if (Scenario.FindFault(corridor, change) is { } fault)
        {
            throw new UsageException(WhatIfFindings.BadValue, $"--set {text}: {fault}",
                "docs/corridor-package.md lists tables and columns");
        }

        changes.Add(change);
    }

    /// <summary>What a change by +, - or * makes of the cell as it is on the first day.</summary>
    private string RelativeTo(PolicyChange cell, string value)
    {
        if (value is not ['+' or '-' or '*', ..] || new CellReader(network).Find(cell) is not { } now)
        {
            return value;
        }

        return NumberOf($"{cell.Table}/{cell.Row}.{cell.Column}", value, now).ToString(CultureInfo.InvariantCulture);
    }

    private static double NumberOf(string thing, string value, double now)
    {
        var digits = value is ['+' or '*', ..] ? value[1..] : value;
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            throw new UsageException(WhatIfFindings.BadValue, $"'{value}' for '{thing}' is not a number", "write 3, +1, -1 or *1.2");
        }

        return value[0] switch { '+' or '-' => now + number, '*' => now * number, _ => number };
    }

    private static UsageException Unknown(string what, IEnumerable<string> known, string asked) => new(
        WhatIfFindings.UnknownThing, what, "did you mean " + string.Join(", ", known.Distinct().OrderBy(name => Distance(name, asked))
            .ThenBy(name => name, StringComparer.Ordinal).Take(5)) + "?");

    /// <summary>Letters to change, add or take away; names that hold what was asked come first. Source: Levenshtein 1966.</summary>
    private static int Distance(string name, string asked)
    {
        var row = Enumerable.Range(0, asked.Length + 1).ToArray();
        for (var i = 1; i <= name.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= asked.Length; j++)
            {
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (name[i - 1] == asked[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}

/// <summary>What can be wrong with a what-if.</summary>
internal static class WhatIfFindings
{
    /// <summary>A thing that nothing is called.</summary>
    public static readonly DiagnosticKind UnknownThing = new("LV1408", Severity.Error, "thing of a what-if is not known");

    /// <summary>A value that a thing can't have.</summary>
    public static readonly DiagnosticKind BadValue = new("LV1409", Severity.Error, "value of a what-if does not fit");

    /// <summary>A span of days, a number of replications or the like that can't be simulated.</summary>
    public static readonly DiagnosticKind OutOfRange = new("LV1410", Severity.Error, "question to the simulation is out of range");
}
