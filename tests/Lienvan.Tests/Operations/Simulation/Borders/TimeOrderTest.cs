using FsCheck;
using FsCheck.Fluent;
using Lienvan.Operations.Simulation.Borders.Days;

namespace Lienvan.Tests.Operations.Simulation.Borders;

/// <summary>Sorting by spans of time against sorting in general.</summary>
public sealed class TimeOrderTest
{
    private readonly TimeOrder order = new();

    [Fact]
    public void Times_come_in_order_and_keep_their_numbers() => Prop.ForAll<int[], bool>((numbers, isCrowded) =>
    {
        // Crowded: most of them in the last of many spans, some alike.
        double[] times = [.. numbers.Select(number => isCrowded && number % 5 != 0 ? 1e6 + (number % 90 / 7.0) : number % 1000 * 1.5)];
        double[] sorted = [.. times];
        int[] items = [.. Enumerable.Range(0, times.Length)];
        order.Sort(sorted, items);

        Assert.Equal(times.Order(), sorted);
        Assert.Equal(Enumerable.Range(0, times.Length), items.Order());
        Assert.All(items.Zip(sorted), pair => Assert.Equal(times[pair.First], pair.Second));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(400));
}
