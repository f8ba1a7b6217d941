using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Maintenance;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Maintenance;

/// <summary>Lists what was changed and by whom, newest first, a page at a time.</summary>
internal static class ListAudit
{
    public static Outcome<ListAuditReply> Run(ListAuditRequest request, OperationContext context)
    {
        long? after = null;
        if (request.After is not null)
        {
            if (!long.TryParse(request.After, NumberStyles.None, CultureInfo.InvariantCulture, out var cursor))
            {
                return PageCursor.NoCursor(request.After);
            }

            after = cursor;
        }

        Instant? since = null;
        if (request.Since is not null)
        {
            if (!InstantInput.Parse(request.Since).TryGet(out var instant, out var unreadable))
            {
                return unreadable;
            }

            since = instant;
        }

        return context.Store.Audit.List(new AuditQuery(request.Limit, after, since)).TryGet(out var page, out var problem)
            ? Reply(page)
            : problem;
    }

    private static ListAuditReply Reply(AuditPage page) => new()
    {
        Entries = page.Entries.ToRows(Row),
        Count = page.Entries.Length,

        // An offset for us, but a text for clients, like all cursors.
        Next = page.Next?.ToString(CultureInfo.InvariantCulture),
        Warnings = page.Damaged == 0
            ? null
            : [$"Torn or foreign lines of the audit log that were skipped: {page.Damaged}. doctor --repair removes them."],
    };

    private static AuditRow Row(AuditEntry entry) => new()
    {
        Time = entry.Time,
        Actor = entry.Actor,
        Verb = entry.Verb,
        Action = entry.Action,
        Ids = entry.Ids,
        Count = entry.Count,
        Events = entry.Events,
        Revision = entry.Revision,
        Changed = entry.Changed.IsEmpty ? null : entry.Changed,
        Channels = entry.Channels is { IsEmpty: false } channels ? channels : null,
        Bytes = entry.Bytes,
        Sources = entry.Sources.IsEmpty ? null : entry.Sources,
        Result = entry.Result,
        Reason = entry.Reason,
        RequestId = entry.RequestId,
    };
}
