using System.Diagnostics;

namespace Lienvan.Operations.Timetables.Orders;

/// <summary>A demand that one event comes so many seconds after another, or later.</summary>
internal readonly record struct Gap(int Before, int After, double Seconds);

/// <summary>Two trains and something that only one can have at a time: either the first one's gaps hold or the second one's.</summary>
internal sealed record Choice
{
    /// <summary>Path of the one that goes first under <see cref="First"/>.</summary>
    public required int PathA { get; init; }

    /// <summary>Path of the one that goes first under <see cref="Second"/>.</summary>
    public required int PathB { get; init; }

    /// <summary>What holds if A goes first.</summary>
    public required Gap[] First { get; init; }

    /// <summary>What holds if B goes first.</summary>
    public required Gap[] Second { get; init; }

    /// <summary>Whether A first is tried before B first.</summary>
    public required bool PrefersFirst { get; init; }

    /// <summary>When it comes up, by the likeliest times: choices are made in this order.</summary>
    public required double At { get; init; }

    /// <summary>The section that is wanted twice, or −1 for a station.</summary>
    public required int Section { get; init; }

    /// <summary>The station that is wanted twice, or −1 for a section.</summary>
    public required int Station { get; init; }

    public bool Joins(int a, int b) => (PathA == a && PathB == b) || (PathA == b && PathB == a);
}

/// <summary>
/// Events with the earliest and the latest second of each, gaps between them, and choices. Bounds are kept consistent by propagation, which
/// for gaps alone is exact: every event can then take any second between its bounds. Source: R. Dechter, I. Meiri, J. Pearl, Temporal
/// constraint networks, Artificial Intelligence 49 (1991) 61. Everything can be taken back to a mark.
/// </summary>
internal sealed class OrderNetwork
{
    private const double Slack = 1e-6;
    private readonly double[] earliest, latest;
    private readonly List<Gap> gaps = [];
    private readonly List<int>[] gapsAfter, gapsBefore, choicesAt;
    private readonly List<Choice> choices = [];
    private readonly List<sbyte> made = [];
    private readonly Stack<(int Event, double Bound, bool IsEarliest)> changes = [];
    private readonly Stack<int> decisions = [];
    private readonly Queue<int> queue = [];
    private readonly bool[] isQueued;

    public OrderNetwork(double[] earliest, double[] latest)
    {
        (this.earliest, this.latest) = (earliest, latest);
        isQueued = new bool[earliest.Length];
        gapsAfter = new List<int>[earliest.Length];
        gapsBefore = new List<int>[earliest.Length];
        choicesAt = new List<int>[earliest.Length];
        for (var index = 0; index < earliest.Length; index++)
        {
            (gapsAfter[index], gapsBefore[index], choicesAt[index]) = ([], [], []);
        }
    }

    public double EarliestOf(int moment) => earliest[moment];

    public double LatestOf(int moment) => latest[moment];

    public int ChoiceCount => choices.Count;

    /// <summary>The choice that had no way left, or was made last, when something last failed; −1 for none yet.</summary>
    public int LastFailed { get; private set; } = -1;

    public Choice ChoiceAt(int index) => choices[index];

    /// <summary>1 for the first, −1 for the second, 0 for not made yet.</summary>
    public int Made(int choice) => made[choice];

    public void AddChoice(Choice choice)
    {
        foreach (var gap in choice.First.Concat(choice.Second))
        {
            choicesAt[gap.Before].Add(choices.Count);
            choicesAt[gap.After].Add(choices.Count);
        }

        choices.Add(choice);
        made.Add(0);
    }

    /// <summary>Adds a gap for good and spreads what follows from it; false when it can't hold.</summary>
    public bool TryAdd(Gap gap)
    {
        Push(gap);
        return TryRelax(gap) && TrySpread();
    }

    /// <summary>Looks at every choice anew; false when one of them has no way left.</summary>
    public bool TryAll()
    {
        for (var index = 0; index < choices.Count; index++)
        {
            if (!TryForce(index))
            {
                return false;
            }
        }

        return TrySpread();
    }

    /// <summary>Makes a choice; false when nothing consistent is left.</summary>
    public bool TryMake(int choice, bool isFirst) => TrySet(choice, isFirst) && TrySpread();

    /// <summary>Fixes the time of an event; false when it can't have it.</summary>
    public bool TryFix(int moment, double second) =>
        TryRaise(moment, second) && TryLower(moment, second) && TrySpread();

    public (int Changes, int Decisions, int Gaps) Mark => (changes.Count, decisions.Count, gaps.Count);

    public void TakeBack((int Changes, int Decisions, int Gaps) mark)
    {
        queue.Clear();
        Array.Clear(isQueued);
        while (changes.Count > mark.Changes)
        {
            var (moment, bound, isEarliest) = changes.Pop();
            (isEarliest ? earliest : latest)[moment] = bound;
        }

        while (decisions.Count > mark.Decisions)
        {
            made[decisions.Pop()] = 0;
        }

        while (gaps.Count > mark.Gaps)
        {
            var gap = gaps[^1];
            gapsAfter[gap.Before].RemoveAt(gapsAfter[gap.Before].Count - 1);
            gapsBefore[gap.After].RemoveAt(gapsBefore[gap.After].Count - 1);
            gaps.RemoveAt(gaps.Count - 1);
        }
    }

    private bool CanHold(Gap[] wanted)
    {
        foreach (var gap in wanted)
        {
            if (earliest[gap.Before] + gap.Seconds > latest[gap.After] + Slack)
            {
                return false;
            }
        }

        return true;
    }

    private bool TryForce(int choice)
    {
        if (made[choice] != 0)
        {
            return true;
        }

        var (first, second) = (CanHold(choices[choice].First), CanHold(choices[choice].Second));
        if (!first && !second)
        {
            LastFailed = choice;
            return false;
        }

        return (first && second) || TrySet(choice, first);
    }

    private bool TrySet(int choice, bool isFirst)
    {
        Debug.Assert(made[choice] == 0, "a choice is made once");
        made[choice] = (sbyte)(isFirst ? 1 : -1);
        decisions.Push(choice);
        LastFailed = choice;
        foreach (var gap in isFirst ? choices[choice].First : choices[choice].Second)
        {
            Push(gap);
            if (!TryRelax(gap))
            {
                return false;
            }
        }

        return true;
    }

    private void Push(Gap gap)
    {
        gapsAfter[gap.Before].Add(gaps.Count);
        gapsBefore[gap.After].Add(gaps.Count);
        gaps.Add(gap);
    }

    private bool TryRelax(Gap gap) =>
        TryRaise(gap.After, earliest[gap.Before] + gap.Seconds) && TryLower(gap.Before, latest[gap.After] - gap.Seconds);

    private bool TryRaise(int moment, double second)
    {
        if (second > earliest[moment] + Slack)
        {
            changes.Push((moment, earliest[moment], true));
            earliest[moment] = second;
            Enqueue(moment);
        }

        return earliest[moment] <= latest[moment] + Slack;
    }

    private bool TryLower(int moment, double second)
    {
        if (second < latest[moment] - Slack)
        {
            changes.Push((moment, latest[moment], false));
            latest[moment] = second;
            Enqueue(moment);
        }

        return earliest[moment] <= latest[moment] + Slack;
    }

    private void Enqueue(int moment)
    {
        if (!isQueued[moment])
        {
            isQueued[moment] = true;
            queue.Enqueue(moment);
        }
    }

    private bool TrySpread()
    {
        while (queue.TryDequeue(out var moment))
        {
            isQueued[moment] = false;
            foreach (var gap in gapsAfter[moment])
            {
                if (!TryRaise(gaps[gap].After, earliest[moment] + gaps[gap].Seconds))
                {
                    return false;
                }
            }

            foreach (var gap in gapsBefore[moment])
            {
                if (!TryLower(gaps[gap].Before, latest[moment] - gaps[gap].Seconds))
                {
                    return false;
                }
            }

            foreach (var choice in choicesAt[moment])
            {
                if (!TryForce(choice))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
