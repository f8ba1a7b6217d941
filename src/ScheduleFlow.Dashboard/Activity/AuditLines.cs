using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Maintenance;

namespace ScheduleFlow.Dashboard.Activity;

/// <summary>
/// The lines of the audit log that were read, the newest first, and the cursor of those that were not. The log only grows, so
/// what is new is in front of what is known.
/// </summary>
/// <param name="Rows">The lines.</param>
/// <param name="Next">The cursor of the next page; null: all were read.</param>
public sealed record AuditLines(ImmutableArray<AuditRow> Rows, string? Next)
{
    // As many equal lines in a row are the same lines, not a chance.
    private const int Enough = 3;

    public static AuditLines Of(ListAuditReply page) => new(page.Entries, page.Next);

    /// <summary>With the page that follows.</summary>
    public AuditLines With(ListAuditReply next) => new(Rows.AddRange(next.Entries), next.Next);

    /// <summary>
    /// With the lines of the newest page that are new. Where it knows none of the old ones, too much has happened: it
    /// replaces them.
    /// </summary>
    public AuditLines WithNewest(ListAuditReply newest)
    {
        if (Rows.IsEmpty)
        {
            return Of(newest);
        }

        for (var at = 0; at < newest.Entries.Length; at++)
        {
            var length = Math.Min(Math.Min(Enough, Rows.Length), newest.Entries.Length - at);
            if (Enumerable.Range(0, length).All(i => AreSame(newest.Entries[at + i], Rows[i])))
            {
                return at == 0 ? this : this with { Rows = Rows.InsertRange(0, newest.Entries.AsSpan(0, at)) };
            }
        }

        return Of(newest);
    }

    // Lines have no id, and a record does not compare what is in its lists.
    private static bool AreSame(AuditRow one, AuditRow other) =>
        (one.Time, one.Actor, one.Verb, one.Action, one.Result, one.RequestId, one.Count, one.Revision)
        == (other.Time, other.Actor, other.Verb, other.Action, other.Result, other.RequestId, other.Count, other.Revision)
        && one.Ids.AsSpan().SequenceEqual(other.Ids.AsSpan());
}
