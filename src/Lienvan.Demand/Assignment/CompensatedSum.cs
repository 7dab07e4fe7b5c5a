namespace Lienvan.Demand.Assignment;

/// <summary>
/// A sum that keeps what rounding loses (Neumaier 1974): a gap of 1e-12 is the difference of two sums that agree in twelve digits.
/// </summary>
internal struct CompensatedSum
{
    private double sum;
    private double lost;

    public readonly double Value => sum + lost;

    public void Add(double value)
    {
        var next = sum + value;
        lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
        sum = next;
    }

    /// <summary>Adds a product without rounding it first.</summary>
    public void AddProduct(double left, double right)
    {
        var product = left * right;
        Add(product);
        Add(Math.FusedMultiplyAdd(left, right, -product));
    }
}
