namespace Lienvan.Tests.Operations.Simulation.Queues;

/// <summary>What the theory of queues says, computed without any simulation.</summary>
internal static class QueueFormulas
{
    /// <summary>Probability of waiting in M/M/c (Erlang 1917), by the recursion of the loss formula.</summary>
    public static double ErlangC(int servers, double load)
    {
        var loss = 1.0;
        for (var i = 1; i <= servers; i++)
        {
            loss = load * loss / (i + (load * loss));
        }

        var use = load / servers;
        return loss / (1 - use + (use * loss));
    }

    public static double WaitMMc(double rate, double serviceRate, int servers) =>
        ErlangC(servers, rate / serviceRate) / ((servers * serviceRate) - rate);

    /// <summary>Pollaczek 1930 and Khinchin 1932.</summary>
    public static double WaitMG1(double rate, double mean, double variance) =>
        rate * (variance + (mean * mean)) / (2 * (1 - (rate * mean)));

    /// <summary>M/D/c with service 1: Crommelin 1932, as a sum over how many rounds of service lie ahead.</summary>
    public static double WaitMDc(double rate, int servers)
    {
        var wait = 0.0;
        for (var round = 1; round < 4000; round++)
        {
            var (mean, first) = (round * rate, round * servers);
            var atLeast = PoissonTail(mean, first);
            wait += atLeast - (servers / rate * (atLeast - Poisson(mean, first)));
        }

        return wait;
    }

    /// <summary>D/M/1 with service rate 1: the root of σ = exp(−(1 − σ) · interval).</summary>
    public static double WaitDM1(double interval)
    {
        var root = 0.5;
        for (var i = 0; i < 10_000; i++)
        {
            root = Math.Exp(-(1 - root) * interval);
        }

        return root / (1 - root);
    }

    /// <summary>M/E2/c with mean service 1: balance of the chain (customers, servers in their second phase), cut at many.</summary>
    public static double WaitME2c(double rate, int servers)
    {
        const int Most = 120;
        int Index(int customers, int second) => (customers * (servers + 1)) + second;
        var size = (Most + 1) * (servers + 1);
        var matrix = new double[size, size];
        void Flow(int from, int to, double flow)
        {
            matrix[from, from] -= flow;
            matrix[to, from] += flow;
        }

        for (var customers = 0; customers <= Most; customers++)
        {
            var busy = Math.Min(customers, servers);
            for (var second = 0; second <= servers; second++)
            {
                var from = Index(customers, second);
                if (second > busy)
                {
                    matrix[from, from] = 1; // not a state
                    continue;
                }

                if (customers < Most)
                {
                    Flow(from, Index(customers + 1, second), rate);
                }

                if (second < busy)
                {
                    Flow(from, Index(customers, second + 1), 2.0 * (busy - second));
                }

                if (second > 0)
                {
                    Flow(from, Index(customers - 1, second - 1), 2.0 * second);
                }
            }
        }

        var probabilities = Normalised(matrix, size);
        var queue = Enumerable.Range(0, size).Sum(state => probabilities[state] * Math.Max(0, (state / (servers + 1)) - servers));
        return queue / rate;
    }

    /// <summary>Non-preemptive priorities in M/G/1 (Cobham 1954): waits by class, the most urgent first.</summary>
    public static double[] Cobham(double residual, params double[] loads)
    {
        var (waits, before) = (new double[loads.Length], 0.0);
        for (var i = 0; i < loads.Length; i++)
        {
            waits[i] = residual / ((1 - before) * (1 - before - loads[i]));
            before += loads[i];
        }

        return waits;
    }

    /// <summary>Probabilities of 0…most customers in M/M/c/K.</summary>
    public static double[] StatesMMcK(double rate, int servers, int most)
    {
        var states = new double[most + 1];
        states[0] = 1;
        for (var i = 1; i <= most; i++)
        {
            states[i] = states[i - 1] * rate / Math.Min(i, servers);
        }

        var total = states.Sum();
        return [.. states.Select(state => state / total)];
    }

    /// <summary>Mean number left behind by departures of so many places, arrivals between them Poisson of that mean.</summary>
    public static double LeftBehind(double arrivals, int size)
    {
        const int Most = 250;
        var coming = Enumerable.Range(0, Most).Select(count => Poisson(arrivals, count)).ToArray();
        var left = new double[Most];
        left[0] = 1;
        for (var turn = 0; turn < 600; turn++)
        {
            var next = new double[Most];
            for (var had = 0; had < Most && (had < 5 || left[had] > 1e-14); had++)
            {
                for (var came = 0; came < Most; came++)
                {
                    next[Math.Clamp(had + came - size, 0, Most - 1)] += left[had] * coming[came];
                }
            }

            left = next;
        }

        return left.Select((probability, count) => probability * count).Sum();
    }

    private static double Poisson(double mean, int count) => Math.Exp((count * Math.Log(mean)) - mean - LogFactorial(count));

    private static double PoissonTail(double mean, int from)
    {
        var (sum, term) = (0.0, Poisson(mean, from));
        for (var count = from; term > 1e-18 && count < from + 5000; count++)
        {
            sum += term;
            term *= mean / (count + 1);
        }

        return sum;
    }

    private static double LogFactorial(int count)
    {
        if (count > 200)
        {
            var x = count + 1.0; // Stirling
            return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (1 / (12 * x)) - (1 / (360 * x * x * x));
        }

        return Enumerable.Range(1, count).Sum(number => Math.Log(number));
    }

    /// <summary>The solution of Q·p = 0 with Σp = 1, by elimination.</summary>
    private static double[] Normalised(double[,] matrix, int size)
    {
        var right = new double[size];
        for (var column = 0; column < size; column++)
        {
            matrix[0, column] = matrix[column, column] == 1 ? 0 : 1; // states only
        }

        right[0] = 1;
        for (var pivot = 0; pivot < size; pivot++)
        {
            var best = Enumerable.Range(pivot, size - pivot).MaxBy(row => Math.Abs(matrix[row, pivot]));
            for (var column = 0; column < size && best != pivot; column++)
            {
                (matrix[pivot, column], matrix[best, column]) = (matrix[best, column], matrix[pivot, column]);
            }

            (right[pivot], right[best]) = (right[best], right[pivot]);
            for (var row = pivot + 1; row < size; row++)
            {
                var factor = matrix[row, pivot] / matrix[pivot, pivot];
                for (var column = pivot; column < size && factor != 0; column++)
                {
                    matrix[row, column] -= factor * matrix[pivot, column];
                }

                right[row] -= factor * right[pivot];
            }
        }

        var solution = new double[size];
        for (var row = size - 1; row >= 0; row--)
        {
            var rest = Enumerable.Range(row + 1, size - row - 1).Sum(column => matrix[row, column] * solution[column]);
            solution[row] = (right[row] - rest) / matrix[row, row];
        }

        return solution;
    }
}
