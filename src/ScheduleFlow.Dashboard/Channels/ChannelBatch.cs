using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Dashboard.Api;

namespace ScheduleFlow.Dashboard.Channels;

/// <summary>
/// Changes of several channels. The API changes one channel a request; an import of a list would change many at once, but
/// would also say that the list has said so, and the next import of the real list would undo it. So the changes go one after
/// the other, stop at the first that fails, and those that were made can be taken back.
/// </summary>
public sealed class ChannelBatch(ApiClient api, string title, ImmutableArray<ChannelUpdate> updates)
{
    private bool _isStopped;

    /// <summary>What it does, for the person who waits.</summary>
    public string Title { get; } = title;

    public int Total => updates.Length;

    public int Done { get; private set; }

    public bool IsRunning { get; private set; }

    /// <summary>Why it stopped; null: nothing failed.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>The channel that could not be changed.</summary>
    public string? Failed { get; private set; }

    /// <summary>All changes are made, and so is what follows them.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>What follows the last change; null: nothing.</summary>
    public Func<Task<Problem?>>? Finish { get; init; }

    /// <summary>What is said when it is complete; null: how many channels were changed.</summary>
    public string? Said { get; init; }

    /// <summary>What takes back the whole; null: the changes the other way round.</summary>
    public Func<Task>? Undo { get; init; }

    /// <summary>Whether the whole can be taken back.</summary>
    public bool HasUndo { get; init; } = true;

    /// <summary>Takes back what is done so far, the last first.</summary>
    public ChannelBatch Reverse(string title) => new(api, title, [.. updates.Take(Done).Reverse().Select(update => update.Reverse)]);

    /// <summary>Makes the changes that are not made yet.</summary>
    /// <param name="changed">Told after each.</param>
    public async Task RunAsync(Action changed)
    {
        (IsRunning, _isStopped, Problem, Failed) = (true, false, null, null);
        changed();
        while (Done < Total && !_isStopped && Problem is null)
        {
            var update = updates[Done];
            using var body = ChannelDraft.Sent(update.Body);
            Problem = (await api.AskAsync(new UpdateChannelRequest { Id = update.Id }, body)).Problem;
            (Done, Failed) = Problem is null ? (Done + 1, null) : (Done, update.Name);
            changed();
        }

        if (Done == Total && Problem is null)
        {
            Problem = Finish is null ? null : await Finish();
            IsComplete = Problem is null;
        }

        IsRunning = false;
        changed();
    }

    /// <summary>Stops after the change that is on its way.</summary>
    public void Stop() => _isStopped = true;
}
