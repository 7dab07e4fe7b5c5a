using NormalQuantile = Lienvan.Operations.Simulation.Kernel.NormalQuantile;

namespace Lienvan.Appraisal.Risk;

/// <summary>
/// Brings columns of a sample into orders whose rank correlations are as wished, without touching any value: R. L. Iman and W. J. Conover,
/// Communications in Statistics B11 (1982) 311. Van der Waerden scores in random order are freed of the correlation that chance gave them,
/// get the wished one, and lend their order to the sample.
/// </summary>
internal static class RankCorrelation
{
    /// <summary>The order of each column: <c>[column][draw]</c> is the rank, from 0, that the value in that draw has.</summary>
    public static int[][] Orders(int draws, IReadOnlyList<string> names, double[,] wished, ulong seed)
    {
        var scores = new double[names.Count][];
        for (var column = 0; column < names.Count; column++)
        {
            scores[column] = Shuffled(draws, new RandomNumbers(seed, "order of " + names[column]));
        }

        var wishedRoot = FindRoot(wished)!;
        var given = Correlations(scores);
        var mixed = scores;
        if (FindRoot(given) is { } givenRoot)
        {
            mixed = Mix(scores, Multiply(wishedRoot, InverseOfLower(givenRoot)));
        }

        return Array.ConvertAll(mixed, Ranks);
    }

    /// <summary>The lower triangular root of a symmetric matrix (Cholesky), or null where the matrix is not positive definite.</summary>
    public static double[,]? FindRoot(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        var root = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var rest = matrix[row, column];
                for (var k = 0; k < column; k++)
                {
                    rest -= root[row, k] * root[column, k];
                }

                if (row == column && !(rest > 1e-12))
                {
                    return null;
                }

                root[row, column] = row == column ? Math.Sqrt(rest) : rest / root[column, column];
            }
        }

        return root;
    }

    /// <summary>The rank of each value, from 0; equal ones in their order.</summary>
    public static int[] Ranks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).ToArray();
        Array.Sort((double[])values.Clone(), order);
        var ranks = new int[values.Length];
        for (var rank = 0; rank < order.Length; rank++)
        {
            ranks[order[rank]] = rank;
        }

        return ranks;
    }

    private static double[] Shuffled(int draws, RandomNumbers random)
    {
        var scores = new double[draws];
        for (var i = 0; i < draws; i++)
        {
            scores[i] = NormalQuantile.At((i + 1.0) / (draws + 1));
        }

        for (var i = draws - 1; i > 0; i--)
        {
            var other = random.NextBelow(i + 1);
            (scores[i], scores[other]) = (scores[other], scores[i]);
        }

        return scores;
    }

    private static double[,] Correlations(double[][] columns)
    {
        var size = columns.Length;
        var result = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                // Scores have mean 0 and all the same variance.
                result[row, column] = result[column, row] = Product(columns[row], columns[column]) / Product(columns[0], columns[0]);
            }
        }

        return result;
    }

    private static double Product(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static double[][] Mix(double[][] scores, double[,] by)
    {
        var mixed = new double[scores.Length][];
        for (var row = 0; row < mixed.Length; row++)
        {
            mixed[row] = new double[scores[0].Length];
            for (var column = 0; column <= row; column++)
            {
                for (var draw = 0; draw < mixed[row].Length; draw++)
                {
                    mixed[row][draw] += by[row, column] * scores[column][draw];
                }
            }
        }

        return mixed;
    }

    private static double[,] Multiply(double[,] a, double[,] b)
    {
        var size = a.GetLength(0);
        var product = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                for (var k = column; k <= row; k++)
                {
                    product[row, column] += a[row, k] * b[k, column];
                }
            }
        }

        return product;
    }

    private static double[,] InverseOfLower(double[,] lower)
    {
        var size = lower.GetLength(0);
        var inverse = new double[size, size];
        for (var column = 0; column < size; column++)
        {
            inverse[column, column] = 1 / lower[column, column];
            for (var row = column + 1; row < size; row++)
            {
                var sum = 0.0;
                for (var k = column; k < row; k++)
                {
                    sum -= lower[row, k] * inverse[k, column];
                }

                inverse[row, column] = sum / lower[row, row];
            }
        }

        return inverse;
    }
}
