using System.Runtime.InteropServices;

namespace ScheduleFlow.Cli.Io;

/// <summary>
/// Ctrl-C and SIGTERM, for a verb that keeps what it has done so far. The second signal ends the process at once.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupted;
    private readonly PosixSignalRegistration _terminated;

    public Interrupt()
    {
        _interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Take);
        _terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take);
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _interrupted.Dispose();
        _terminated.Dispose();
        _source.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
