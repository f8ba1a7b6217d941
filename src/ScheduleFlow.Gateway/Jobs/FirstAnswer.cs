using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Jobs;

/// <summary>
/// Passes the first batch's answer from a job to the request that started it, while the request waits. A later answer is
/// disposed.
/// </summary>
internal sealed class FirstAnswer
{
    private readonly TaskCompletionSource<LaunchResult?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Passes the answer on; null: the job goes on. Only the first call counts.</summary>
    public void Give(LaunchResult? answer)
    {
        if (!_answer.TrySetResult(answer))
        {
            answer?.Dispose();
        }
    }

    /// <summary>Waits for the answer. The caller disposes it.</summary>
    public async Task<LaunchResult?> TakeAsync(CancellationToken clientGone)
    {
        await using var registration = clientGone.UnsafeRegister(_ => _answer.TrySetCanceled(clientGone), null).ConfigureAwait(false);
        return await _answer.Task.ConfigureAwait(false);
    }
}
