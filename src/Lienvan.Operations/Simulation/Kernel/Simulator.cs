using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>
/// A discrete-event simulator: a clock that jumps from event to event. One thread, no chance of its own: the same model with the same
/// <see cref="Luck"/> gives the same bytes. At one time, what was made ready first goes first, before any scheduled event of that time;
/// scheduled events of one time come in the order in which they were scheduled. In steady state nothing is allocated.
/// </summary>
/// <remarks>
/// <b>How to write a model.</b> A story is a method that returns <see cref="Process"/> and awaits what takes time; it runs up to its
/// first wait when called. Who wants it to run by itself hands it to <see cref="Start"/>; who wants to wait for its end awaits it. A gate
/// with hours and two lanes, in hours of the day:
/// <code>
/// var simulator = new Simulator();
/// var lanes = new Resource(simulator, capacity: 2);
/// lanes.Follow(new WorkCalendar(24, [new Shift(7, 20, 2)], []));         // open 7 to 20, who is at the window is served to the end
/// var (arrivals, service) = (luck.Of("lorries"), luck.Of("gate"));
///
/// async Process Lorry()
/// {
///     var waited = await lanes.Use(check.Draw(service));                 // queues, is served, frees the lane
///     waits.Add(waited);
/// }
///
/// async Process Arrivals()
/// {
///     while (true)
///     {
///         await simulator.Delay(headway.Draw(arrivals));
///         simulator.Start(Lorry());
///     }
/// }
///
/// simulator.Start(Arrivals());
/// simulator.Run(until: 30 * 24);
/// </code>
/// What can be awaited: <see cref="Delay"/>, <see cref="Until"/>, <see cref="Resource.Use"/> (be served; can be interrupted by those
/// more urgent, by a breakdown, by the end of a shift, and then goes on), <see cref="Resource.Take"/> and <see cref="Resource.Give"/>
/// (hold units, as of limited storage), <see cref="Gathering.Join"/> (wait until let go together), and another process. Anything else
/// does not compile. A process that loses its last event is simply never heard of again.
/// </remarks>
/// <param name="span">How the heap of events is cut (<see cref="EventHeap"/>): a time in which some dozens happen.</param>
internal sealed class Simulator(double span = double.PositiveInfinity)
{
    private const int IdBits = 24;
    private const ulong IdMask = (1UL << IdBits) - 1;

    private readonly EventHeap events = new(span);
    private readonly List<object> pools = [];
    private object? latestPool;
    private Waiter[] waiters = new Waiter[64];
    private int waiterCount;
    private int[] ready = new int[64];
    private int readyFirst, readyCount;
    private ulong sequence;
    private bool isStopped;

    /// <summary>The time, in whatever unit the model counts; 0 at the start.</summary>
    public double Now { get; private set; }

    /// <summary>Events that have happened.</summary>
    public long EventCount { get; private set; }

    /// <summary>Events that are scheduled, those cancelled included.</summary>
    public int PendingCount => events.Count;

    /// <summary>Who goes on at present.</summary>
    internal Waiter? Current { get; set; }

    /// <summary>Waits so long; not negative.</summary>
    public Delaying Delay(double duration)
    {
        Debug.Assert(duration >= 0, "time does not go back");
        return new Delaying(this, Now + duration);
    }

    /// <summary>Waits until that time; at once when it has passed.</summary>
    public Delaying Until(double time) => new(this, Math.Max(Now, time));

    /// <summary>Says that nobody waits for the process: it goes its own way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Start(Process process) => Debug.Assert(process.BelongsTo(this), "a process lives in one simulator");

    /// <summary>Lets time pass until nothing is left to happen, until <see cref="Stop"/>, or up to that time, itself included.</summary>
    public void Run(double until = double.PositiveInfinity)
    {
        isStopped = false;
        while (!isStopped)
        {
            Waiter waiter;
            if (readyCount > 0)
            {
                waiter = TakeReady();
            }
            else if (events.TryPop(until, out var next))
            {
                waiter = waiters[(int)(next.Key & IdMask)];
                if (waiter.PendingKey != next.Key)
                {
                    continue;
                }

                waiter.PendingKey = 0;
                Now = next.Time;
            }
            else
            {
                Now = double.IsFinite(until) ? Math.Max(Now, until) : Now;
                return;
            }

            EventCount++;
            Current = waiter;
            waiter.WorksAt?.Finish(waiter);
            waiter.Resume();
        }
    }

    /// <summary>Ends <see cref="Run"/> after the event of this moment.</summary>
    public void Stop() => isStopped = true;

    /// <summary>Makes the waiter known, once, before its first event.</summary>
    public void Add(Waiter waiter)
    {
        if (waiterCount == waiters.Length)
        {
            Array.Resize(ref waiters, waiterCount * 2);
        }

        if (waiterCount > (int)IdMask)
        {
            throw new InvalidOperationException("a simulator has at most 16 million processes at a time");
        }

        waiter.Id = waiterCount;
        waiters[waiterCount++] = waiter;
    }

    /// <summary>Wakes the waiter at that time, unless something else is scheduled for it before then.</summary>
    public void Schedule(Waiter waiter, double time)
    {
        Debug.Assert(time >= Now, "time does not go back");
        var key = (++sequence << IdBits) | (uint)waiter.Id;
        waiter.PendingKey = key;
        events.Push(new Event(time, key));
    }

    /// <summary>Nothing wakes the waiter any more.</summary>
    internal static void Cancel(Waiter waiter) => waiter.PendingKey = 0;

    /// <summary>Wakes the waiter now, after those already ready.</summary>
    internal void MakeReady(Waiter waiter)
    {
        if (readyCount == ready.Length)
        {
            GrowReady();
        }

        ready[(readyFirst + readyCount++) & (ready.Length - 1)] = waiter.Id;
    }

    internal ProcessBox<TMachine> Rent<TMachine>()
        where TMachine : IAsyncStateMachine
    {
        var pool = latestPool as ProcessPool<TMachine> ?? FindPool<TMachine>();
        return pool.Rent(this);
    }

    private ProcessPool<TMachine> FindPool<TMachine>()
        where TMachine : IAsyncStateMachine
    {
        foreach (var known in pools) // a model has a handful of kinds of stories: a walk is quicker than a dictionary
        {
            if (known is ProcessPool<TMachine> found)
            {
                latestPool = found;
                return found;
            }
        }

        var pool = new ProcessPool<TMachine>();
        pools.Add(pool);
        latestPool = pool;
        return pool;
    }

    private Waiter TakeReady()
    {
        var waiter = waiters[ready[readyFirst]];
        readyFirst = (readyFirst + 1) & (ready.Length - 1);
        readyCount--;
        return waiter;
    }

    private void GrowReady()
    {
        var grown = new int[ready.Length * 2];
        for (var i = 0; i < readyCount; i++)
        {
            grown[i] = ready[(readyFirst + i) & (ready.Length - 1)];
        }

        (ready, readyFirst) = (grown, 0);
    }
}
