using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Parts;

namespace ScheduleFlow.Dashboard.Schedules;

/// <summary>
/// Deletions that can be undone: a deletion is for good on the server, so it is sent only when the time to undo it is over,
/// or when the page is left before.
/// </summary>
public sealed class PendingDeletions(ApiClient api, HttpClient http, Browser browser, Toasts toasts, Texts texts)
{
    private readonly HashSet<string> _pending = new(StringComparer.Ordinal);

    /// <summary>Others are pending now.</summary>
    public event Action? Changed;

    /// <summary>A schedule is gone.</summary>
    public event Action<string>? Deleted;

    public bool IsPending(string id) => _pending.Contains(id);

    /// <summary>Deletes schedules, unless it is undone in time.</summary>
    public async Task DeleteAsync(IReadOnlyList<ScheduleRow> rows)
    {
        var ids = rows.Select(row => row.Id).Where(_pending.Add).ToList();
        var isUndone = false;
        var shown = toasts.SayAsync(
            rows.Count == 1 ? texts["schedules.deleted.one", rows[0].Name] : texts["schedules.deleted.other", rows.Count],
            async () =>
            {
                isUndone = true;
                await EndAsync(ids);
            });
        await TellAsync();
        await shown;
        if (isUndone)
        {
            return;
        }

        foreach (var id in ids)
        {
            var answer = await api.AskAsync(new DeleteScheduleRequest { Id = id });
            await EndAsync([id]);
            if (answer.Problem is { } problem && problem.Type != ErrorType.NotFound)
            {
                toasts.Say(problem);
            }
            else
            {
                Deleted?.Invoke(id);
            }
        }
    }

    private async Task EndAsync(IEnumerable<string> ids)
    {
        _pending.ExceptWith(ids);
        await TellAsync();
    }

    private async Task TellAsync()
    {
        Changed?.Invoke();
        await browser.SendOnLeaveAsync([.. _pending.Select(id =>
        {
            using var message = RequestMessages.Of(new DeleteScheduleRequest { Id = id }, null);
            return $"{message.Method} {new Uri(http.BaseAddress!, message.RequestUri!.OriginalString.TrimStart('/')).AbsoluteUri}";
        })]);
    }
}
