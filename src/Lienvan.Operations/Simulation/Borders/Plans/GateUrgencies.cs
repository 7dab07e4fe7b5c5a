namespace Lienvan.Operations.Simulation.Borders.Plans;

/// <summary>Who goes first at the lanes of a gate: 0 before 1 and so on, by goods or for the pre-declared; the less counts.</summary>
/// <param name="Rows">By epoch: goods, or <see cref="Declared"/>, and how urgent.</param>
internal sealed record GateUrgencies(ImmutableArray<ImmutableDictionary<string, int>> Rows)
{
    /// <summary>Of a lorry nothing is said about.</summary>
    public const int Usual = 5;

    /// <summary>The word for the pre-declared.</summary>
    public const string Declared = "declared";

    public int Of(int epoch, string goods, bool isDeclared) => Math.Min(
        Rows[epoch].GetValueOrDefault(goods, Usual), isDeclared ? Rows[epoch].GetValueOrDefault(Declared, Usual) : Usual);
}
