using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Jobs;

/// <summary>
/// Hands the first batch's answer from a job to the request that started it, while that waits. An answer that comes too
/// late for that is disposed of.
/// </summary>
internal sealed class FirstAnswer
{
    private readonly TaskCompletionSource<LaunchResult?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gives the answer away; null: the job goes on. Only the first counts.</summary>
    public void Give(LaunchResult? answer)
    {
        if (!_answer.TrySetResult(answer))
        {
            answer?.Dispose();
        }
    }

    /// <summary>Waits for it. What comes is the caller's to dispose.</summary>
    public async Task<LaunchResult?> TakeAsync(CancellationToken clientGone)
    {
        await using var registration = clientGone.UnsafeRegister(_ => _answer.TrySetCanceled(clientGone), null).ConfigureAwait(false);
        return await _answer.Task.ConfigureAwait(false);
    }
}
