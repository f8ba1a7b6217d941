using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Parts;

namespace ScheduleFlow.Dashboard.Editing;

/// <summary>
/// Edits stored schedules, and takes edits back. Undo and redo are revisions of the schedule: nothing is lost, and what
/// somebody else has changed since is never taken back with it.
/// </summary>
/// <remarks>
/// <see cref="TryAsync"/> is the dry run of a drag; <c>ApplyAsync</c> stores. An edit that comes too late because somebody
/// else was first becomes <see cref="Stale"/>: <c>StaleEditDialog</c> shows both and offers to make it again on top.
/// </remarks>
public sealed class ScheduleEditor(ApiClient api, Toasts toasts, Texts texts)
{
    private readonly Stack<EditStep> _done = new();
    private readonly Stack<EditStep> _undone = new();

    // The revision that our own last change left a schedule at.
    private readonly Dictionary<string, long> _at = [];

    /// <summary>What can be undone, redone or is stale is another.</summary>
    public event Action? Changed;

    /// <summary>Edits were stored: what is shown of the schedule can take them over.</summary>
    public event Action<EditScheduleReply>? Applied;

    /// <summary>A schedule was put back to another revision: what is shown of it has to be read again.</summary>
    public event Action<string>? Reverted;

    public bool CanUndo => _done.Count > 0;

    public bool CanRedo => _undone.Count > 0;

    /// <summary>What undo takes back; null: nothing.</summary>
    public string? LastDone => _done.TryPeek(out var step) ? step.What : null;

    /// <summary>An edit that came too late; null: none.</summary>
    public StaleEdit? Stale { get; private set; }

    /// <summary>What edits would make. Nothing is stored.</summary>
    public Task<Outcome<EditScheduleReply>> TryAsync(
        string scheduleId, long revision, IEnumerable<SentEdit> edits, string? message = null, CancellationToken stop = default) =>
        SendAsync(new(scheduleId, revision, [.. edits]), message, isTrial: true, stop);

    /// <summary>Makes edits of one schedule, as one revision, or none of them.</summary>
    /// <param name="scheduleId">The schedule.</param>
    /// <param name="revision">The revision that the person sees.</param>
    /// <param name="edits">The edits, at most <see cref="ScheduleEdits.Most"/>.</param>
    /// <param name="what">What is done, in words: for the revision, the toast and undo.</param>
    public async Task<Outcome<EditScheduleReply>> ApplyAsync(string scheduleId, long revision, IEnumerable<SentEdit> edits, string what)
    {
        var answer = await ApplyAsync([new ScheduleEdits(scheduleId, revision, [.. edits])], what);
        return answer.TryGet(out var replies, out var problem) ? replies[^1] : problem;
    }

    /// <summary>Makes edits of several schedules as one step of undo. Where one fails, those before it are taken back.</summary>
    public async Task<Outcome<ImmutableArray<EditScheduleReply>>> ApplyAsync(ImmutableArray<ScheduleEdits> parts, string what)
    {
        var (replies, made) = (new List<EditScheduleReply>(), new List<EditedSchedule>());
        foreach (var part in parts)
        {
            foreach (var edits in part.Edits.Chunk(ScheduleEdits.Most))
            {
                // The second call for a schedule is made for what the first one left.
                var revision = made.FindLast(schedule => schedule.ScheduleId == part.ScheduleId)?.After ?? part.Revision;
                var answer = await SendAsync(new(part.ScheduleId, revision, [.. edits]), what, isTrial: false, CancellationToken.None);
                if (!answer.TryGet(out var reply, out var problem))
                {
                    await TakeBackAsync(new(what, [.. made]));
                    await SeeIfStaleAsync(parts, part, what, problem);
                    return problem;
                }

                replies.Add(reply);
                if (reply.Revision != revision)
                {
                    made.Add(new(part.ScheduleId, revision, reply.Revision));
                    _at[part.ScheduleId] = reply.Revision;
                }
            }
        }

        foreach (var reply in replies)
        {
            Applied?.Invoke(reply);
        }

        if (made.Count > 0)
        {
            var step = new EditStep(what, [.. made]);
            _done.Push(step);
            _undone.Clear();
            toasts.Say(what, () => UndoAsync(step));
            Changed?.Invoke();
        }

        return Outcome.Of(replies.ToImmutableArray());
    }

    /// <summary>Takes back the last step.</summary>
    public Task UndoAsync() => _done.TryPeek(out var step) ? UndoAsync(step) : Task.CompletedTask;

    /// <summary>Makes the step again that was taken back last.</summary>
    public async Task RedoAsync()
    {
        if (_undone.TryPop(out var step))
        {
            if (await RevertAsync(step.Schedules, schedule => schedule.After, texts["editing.redone", step.What]))
            {
                _done.Push(step);
                toasts.Say(texts["editing.redone", step.What], () => UndoAsync(step));
            }

            Changed?.Invoke();
        }
    }

    /// <summary>Makes the edit that came too late on top of what the other one made.</summary>
    public async Task ApplyStaleAsync()
    {
        if (Stale is { } stale)
        {
            ForgetStale();
            var answer = await ApplyAsync(stale.Parts, stale.What);
            if (!answer.TryGet(out _, out var problem) && Stale is null)
            {
                toasts.Say(problem);
            }
        }
    }

    public void ForgetStale()
    {
        Stale = null;
        Changed?.Invoke();
    }

    private async Task UndoAsync(EditStep step)
    {
        // A toast may stand while a later step was made: then that one would be lost, so only the last step is taken back.
        if (!_done.TryPeek(out var last) || !ReferenceEquals(last, step))
        {
            toasts.Say(texts["editing.notlast"]);
            return;
        }

        _done.Pop();
        if (await TakeBackAsync(step))
        {
            _undone.Push(step);
            toasts.Say(texts["editing.undone", step.What]);
        }

        Changed?.Invoke();
    }

    private Task<bool> TakeBackAsync(EditStep step) =>
        RevertAsync([.. step.Schedules.Reverse()], schedule => schedule.Before, texts["editing.undone", step.What]);

    private async Task<bool> RevertAsync(ImmutableArray<EditedSchedule> schedules, Func<EditedSchedule, long> to, string message)
    {
        foreach (var schedule in schedules)
        {
            var answer = await api.AskAsync(new RevertScheduleRequest
            {
                Id = schedule.ScheduleId,
                To = Text(to(schedule)),
                IfRevision = Text(_at.GetValueOrDefault(schedule.ScheduleId, schedule.After)),
                Message = message,
            });
            if (!answer.TryGet(out var reply, out var problem))
            {
                toasts.Say(problem);
                return false;
            }

            _at[schedule.ScheduleId] = reply.Revision;
            Reverted?.Invoke(schedule.ScheduleId);
        }

        return true;
    }

    private async Task SeeIfStaleAsync(ImmutableArray<ScheduleEdits> parts, ScheduleEdits refused, string what, Problem problem)
    {
        // An event in the way is a conflict as well: the present revision tells one from the other.
        if (problem.Type != ErrorType.Conflict
            || !(await api.AskAsync(new ShowScheduleRequest { Id = refused.ScheduleId })).TryGet(out var now, out _)
            || now.Revision == _at.GetValueOrDefault(refused.ScheduleId, refused.Revision))
        {
            return;
        }

        var present = parts.Select(part => part.ScheduleId == refused.ScheduleId ? part with { Revision = now.Revision }
            : _at.TryGetValue(part.ScheduleId, out var revision) ? part with { Revision = revision }
            : part);
        Stale = new(what, [.. present], now.Change, now.Revision, problem);
        Changed?.Invoke();
    }

    private Task<Outcome<EditScheduleReply>> SendAsync(ScheduleEdits part, string? message, bool isTrial, CancellationToken stop)
    {
        var body = new SentEdits { Edits = part.Edits, IfRevision = part.Revision, Message = message, DryRun = isTrial ? true : null };
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, EditJson.Default.SentEdits));
        content.Headers.ContentType = new("application/json");
        return api.AskAsync(new EditScheduleRequest { Id = part.ScheduleId }, content, stop: stop);
    }

    private static string Text(long revision) => revision.ToString(CultureInfo.InvariantCulture);
}
