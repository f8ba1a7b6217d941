namespace ScheduleFlow.Gateway.Launching.Linux;

/// <summary>
/// Threads that wait for workers, about as many as there are slots. A thread that sleeps in the kernel until its worker
/// has written everything costs less than an event for each pipe and for the exit. Threads are kept for reuse.
/// </summary>
internal sealed class WaitingThreads
{
    private readonly Queue<Action> _work = [];
    private int _idle;

    /// <summary>Runs this on a free thread, or on a new one.</summary>
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

        // Passed to the thread, not queued: if no thread can be started, the work must not run later. UnsafeStart: the thread
        // belongs to no request.
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
