namespace Lienvan.Demand.Assignment;

/// <summary>A method that comes nearer to equilibrium step by step.</summary>
internal interface IEquilibriumSearch
{
    /// <summary>The links with the flows of the last measurement, until the next improvement.</summary>
    LinkState[] Links { get; }

    /// <summary>How many iterations in a row may fail to bring a smaller gap before it is clear that none will.</summary>
    int Patience { get; }

    /// <summary>The last improvement moved nothing, nor will the next.</summary>
    bool IsAtRest { get; }

    /// <summary>The relative gap of the flows as they are.</summary>
    double Measure();

    /// <summary>Flows of links between nodes that the search takes for one, at the last measurement; null where there are none.</summary>
    double[]? FindInnerFlows();

    /// <summary>One iteration. Follows a measurement.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; the links' flows then mean nothing.</exception>
    void Improve(CancellationToken cancellation);
}
