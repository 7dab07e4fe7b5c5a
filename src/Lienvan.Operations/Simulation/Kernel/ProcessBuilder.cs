using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>
/// What the compiler calls for an <c>async</c> method that returns <see cref="Process"/>. The method's state stays on the stack until its
/// first wait; then it moves into a box of the pool of the simulator that it waits in.
/// </summary>
internal struct ProcessBuilder
{
    private Waiter? box;

    public readonly Process Task => box is null ? default : new Process(box, box.Life);

    public static ProcessBuilder Create() => default;

    public readonly void Start<TMachine>(ref TMachine machine)
        where TMachine : IAsyncStateMachine => machine.MoveNext();

    public readonly void SetStateMachine(IAsyncStateMachine machine)
    {
    }

    public readonly void SetResult() => box?.Retire();

    /// <summary>A fault in a model ends the run: it comes out of <see cref="Simulator.Run"/>.</summary>
    public readonly void SetException(Exception exception) => ExceptionDispatchInfo.Throw(exception);

    public void AwaitOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
        where TAwaiter : struct, IWaitPoint
        where TMachine : IAsyncStateMachine => AwaitUnsafeOnCompleted(ref awaiter, ref machine);

    public void AwaitUnsafeOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
        where TAwaiter : struct, IWaitPoint
        where TMachine : IAsyncStateMachine
    {
        if (box is null)
        {
            var rented = awaiter.Simulator.Rent<TMachine>();
            box = rented; // the builder is part of the machine: it must know its box before it is copied there
            rented.Machine = machine;
        }

        awaiter.Park(box);
    }
}

/// <summary>The state of a process between its waits.</summary>
internal sealed class ProcessBox<TMachine>(Simulator simulator, ProcessPool<TMachine> pool) : Waiter(simulator)
    where TMachine : IAsyncStateMachine
{
    public TMachine? Machine;

    public override void Resume() => Machine!.MoveNext();

    public override void Retire()
    {
        var next = Continuation;
        (Continuation, Machine) = (null, default);
        Life++;
        pool.Return(this);
        if (next is not null)
        {
            Simulator.Current = next;
            next.Resume();
        }
    }
}

/// <summary>Boxes for one kind of process, to be used again.</summary>
internal sealed class ProcessPool<TMachine>
    where TMachine : IAsyncStateMachine
{
    private ProcessBox<TMachine>[] free = new ProcessBox<TMachine>[16];
    private int count;

    public ProcessBox<TMachine> Rent(Simulator simulator)
    {
        if (count > 0)
        {
            return free[--count];
        }

        var box = new ProcessBox<TMachine>(simulator, this);
        simulator.Add(box);
        return box;
    }

    public void Return(ProcessBox<TMachine> box)
    {
        if (count == free.Length)
        {
            Array.Resize(ref free, count * 2);
        }

        free[count++] = box;
    }
}
