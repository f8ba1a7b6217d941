namespace ScheduleFlow.Gateway.Launching.Linux;

/// <summary>
/// Threads that wait for workers, as many as there are slots: one that sleeps in the kernel until its worker has said all
/// costs less than being told of each pipe and of the exit.
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
            _work.Enqueue(work);
            if (_work.Count <= _idle)
            {
                Monitor.Pulse(_work);
                return;
            }
        }

        new Thread(Loop) { IsBackground = true, Name = "Worker's end" }.Start();
    }

    private void Loop()
    {
        while (true)
        {
            Take()();
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
