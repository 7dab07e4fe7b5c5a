namespace Lienvan.Appraisal.Projects;

/// <summary>Whose gain it is.</summary>
public enum UserGroup
{
    /// <summary>Who goes the same way without and with the project.</summary>
    Existing,

    /// <summary>Who goes another way because of it.</summary>
    Diverted,

    /// <summary>Who would not go at all without it.</summary>
    Generated,
}

/// <summary>Of what it is made.</summary>
public enum UserComponent
{
    /// <summary>Charges.</summary>
    Money,

    /// <summary>Hours, without what the goods cost to own meanwhile.</summary>
    Time,

    /// <summary>Hours of spread.</summary>
    Reliability,

    /// <summary>What it costs to own goods while they travel.</summary>
    Inventory,

    /// <summary>Transfers, preferences and the choice among more ways.</summary>
    Choice,
}

/// <summary>A cell of the table of users' gains.</summary>
/// <param name="IsFreight">Goods, or people.</param>
/// <param name="Group">Whose gain.</param>
/// <param name="Component">Of what; what generated traffic gains is not taken apart and stands under choice.</param>
/// <param name="PresentValue">Million US dollars in the base year.</param>
public sealed record UserBenefit(bool IsFreight, UserGroup Group, UserComponent Component, double PresentValue);

/// <summary>What users gain in a year, million US dollars, by group and component.</summary>
internal sealed class UserYear
{
    public const int Components = 5;

    private readonly double[] amounts = new double[2 * 3 * Components];

    /// <summary>By the simple rule of half on the cost of whole markets.</summary>
    public double RuleOfHalf { get; set; }

    /// <summary>By the augmented rule, which counts.</summary>
    public double Augmented { get; set; }

    public static int Length => 2 * 3 * Components;

    public double this[bool isFreight, UserGroup group, UserComponent component]
    {
        get => amounts[IndexOf(isFreight, group, component)];
        set => amounts[IndexOf(isFreight, group, component)] = value;
    }

    public double this[int index] => amounts[index];

    public static int IndexOf(bool isFreight, UserGroup group, UserComponent component) =>
        ((((isFreight ? 0 : 1) * 3) + (int)group) * Components) + (int)component;
}
