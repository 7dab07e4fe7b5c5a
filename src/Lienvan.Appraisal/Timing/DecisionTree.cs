namespace Lienvan.Appraisal.Timing;

/// <summary>A node of a scenario tree: what may happen, and what may be decided.</summary>
public abstract record TreeNode
{
    private protected TreeNode()
    {
    }

    /// <summary>What it is worth: chances by their mean, decisions by their best.</summary>
    public abstract double Value { get; }
}

/// <summary>An end of the tree.</summary>
/// <param name="Worth">Net present value that it ends with.</param>
public sealed record TreeLeaf(double Worth) : TreeNode
{
    /// <inheritdoc/>
    public override double Value => Worth;
}

/// <summary>One way out of a node.</summary>
/// <param name="Name">What happens or is decided.</param>
/// <param name="Probability">How likely it is; 1 for a decision, which is free.</param>
/// <param name="Node">What comes then.</param>
public sealed record TreeBranch(string Name, double Probability, TreeNode Node);

/// <summary>Something happens.</summary>
public sealed record ChanceNode : TreeNode
{
    /// <summary>A chance of those branches.</summary>
    /// <exception cref="ArgumentException">Probabilities are negative or don't add up to 1.</exception>
    public ChanceNode(string name, params ImmutableArray<TreeBranch> branches)
    {
        if (branches.IsDefaultOrEmpty || branches.Any(branch => !(branch.Probability >= 0))
            || Math.Abs(branches.Sum(branch => branch.Probability) - 1) > 1e-9)
        {
            throw new ArgumentException("the probabilities of a chance add up to 1", nameof(branches));
        }

        (Name, Branches) = (name, branches);
    }

    /// <summary>What is uncertain.</summary>
    public string Name { get; }

    /// <summary>What may happen.</summary>
    public ImmutableArray<TreeBranch> Branches { get; }

    /// <inheritdoc/>
    public override double Value => Branches.Sum(branch => branch.Probability * branch.Node.Value);
}

/// <summary>Somebody decides, knowing what has happened before.</summary>
public sealed record DecisionNode : TreeNode
{
    /// <summary>A decision among those branches.</summary>
    /// <exception cref="ArgumentException">There is nothing to choose from.</exception>
    public DecisionNode(string name, params ImmutableArray<TreeBranch> branches)
    {
        if (branches.IsDefaultOrEmpty)
        {
            throw new ArgumentException("a decision has something to choose from", nameof(branches));
        }

        (Name, Branches) = (name, branches);
    }

    /// <summary>What is decided.</summary>
    public string Name { get; }

    /// <summary>What may be decided.</summary>
    public ImmutableArray<TreeBranch> Branches { get; }

    /// <summary>The best branch; of equals the first.</summary>
    public TreeBranch Best => Branches.MaxBy(branch => branch.Node.Value)!;

    /// <inheritdoc/>
    public override double Value => Best.Node.Value;
}
