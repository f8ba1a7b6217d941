namespace ScheduleFlow.Gateway.Launching.Linux;

/// <summary>
/// Threads that wait for workers, about as many as there are slots: one that sleeps in the kernel until its worker has said
/// all costs less than being told of each pipe and of the exit. They are kept.
/// </summary>
internal sealed class WaitingThreads
{
    private readonly Queue<Action> _work = [];
    private int _idle;

    /// <summary>Runs this on a thread that is free, or on a new one.</summary>
    public void Run(Action work)
    {
        lock (_work)
        {
            if (_work.Count < _idle)
            {
                _work.Enqueue(work);
                Monitor.Pulse(_work);
                return;
            }
        }

        // Handed to it, not queued: where no thread can be started, it must not be run later. Unsafe: it belongs to no request.
        new Thread(() => Loop(work)) { IsBackground = true, Name = "Worker's end" }.UnsafeStart();
    }

    private void Loop(Action work)
    {
        while (true)
        {
            work();
            work = Take();
        }
    }

    private Action Take()
    {
        lock (_work)
        {
            _idle++;
            while (_work.Count == 0)
            {
                Monitor.Wait(_work);
            }

            _idle--;
            return _work.Dequeue();
        }
    }
}
