using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Maintenance;

/// <summary>Lists what was changed and by whom, the newest first, a page at a time.</summary>
internal static class ListAudit
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 1_000;

    /// <param name="Limit">A number from 1 to <see cref="MaxLimit"/> as text; null: <see cref="DefaultLimit"/>.</param>
    /// <param name="After">The <c>next</c> of the page before; null: the newest.</param>
    /// <param name="Since">An instant; null: as far back as the log goes.</param>
    public sealed record Request(string? Limit, string? After, string? Since);

    public static Outcome<AuditReply> Run(Request request, OperationContext context)
    {
        if (!PageLimit.Of(request.Limit, DefaultLimit, MaxLimit).TryGet(out var limit, out var problem))
        {
            return problem;
        }

        long? after = null;
        if (request.After is not null)
        {
            if (!long.TryParse(request.After, NumberStyles.None, CultureInfo.InvariantCulture, out var cursor))
            {
                return PageLimit.NoCursor(request.After);
            }

            after = cursor;
        }

        Instant? since = null;
        if (request.Since is not null)
        {
            if (!InstantInput.Parse(request.Since).TryGet(out var instant, out problem))
            {
                return problem;
            }

            since = instant;
        }

        return context.Store.Audit.List(new AuditQuery(limit, after, since)).TryGet(out var page, out problem) ? new AuditReply(page) : problem;
    }
}
