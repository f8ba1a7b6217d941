using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>
/// The audit log: a journal to which each commit adds a line (docs/storage.md, "The audit log"). It is read from its end,
/// without a lock, and only as far as needed.
/// </summary>
internal sealed class FileAuditLog(StoreFolder folder) : IAuditLog
{
    /// <summary>
    /// Lines are in order of their commits, but their times are those at which the operations began (or what <c>--now</c>
    /// said). After this many older lines in a row, the rest counts as older as well.
    /// </summary>
    private const int OlderLinesInARow = 1_000;

    public Outcome<AuditPage> List(AuditQuery query) => folder.Guard<AuditPage>(() => Read(query));

    public void NoteSource(string path) => folder.NoteSource(path);

    private AuditPage Read(AuditQuery query)
    {
        var (log, length, pending) = folder.Reader.OpenAudit();
        using (log)
        {
            var page = new Collecting(query);

            // A pending change's lines come after the log, as they will when it is applied.
            using var added = new MemoryStream(pending.ToArray());
            var isFull = page.Take(new LinesFromEnd(added, added.Length), length)
                || page.Take(new LinesFromEnd(log, Math.Min(length, query.After ?? long.MaxValue)), 0);
            return page.Done(hasMore: isFull);
        }
    }

    private sealed class Collecting(AuditQuery query)
    {
        private readonly ImmutableArray<AuditEntry>.Builder _entries = ImmutableArray.CreateBuilder<AuditEntry>();
        private long _last;
        private int _damaged;
        private int _older;

        /// <returns>Whether the page is full and there is another line.</returns>
        public bool Take(LinesFromEnd lines, long offset)
        {
            while (_older < OlderLinesInARow && lines.MoveNext())
            {
                if ((lines.Line.IsEmpty && !lines.IsTooLong) || offset + lines.Offset >= query.After)
                {
                    continue;
                }

                if (AuditLine.TryRead(lines.Line.Span) is not { } entry)
                {
                    _damaged++;
                }
                else if (IsOlder(entry))
                {
                    _older++;
                }
                else if (_entries.Count == query.Limit)
                {
                    return true;
                }
                else
                {
                    _older = 0;
                    _entries.Add(entry);
                    _last = offset + lines.Offset;
                }
            }

            return false;
        }

        public AuditPage Done(bool hasMore) => new(_entries.ToImmutable(), hasMore ? _last : null, _damaged);

        private bool IsOlder(AuditEntry entry) =>
            query.Since is { } since && entry.Time is { } time && InstantText.Parse(time).TryGet(out var instant, out _) && instant < since;
    }
}
