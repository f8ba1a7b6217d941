using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Storage.Files.Recovery;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>The files of the schedules, one each: a schedule exists when its file has its name.</summary>
internal sealed class ScheduleFiles(StoreFolder folder)
{
    // Enough for the header of most schedules.
    private const int HeadBytes = 4 * 1024;

    // What an operation replaces it has read: it is not parsed again unless it has changed.
    private (Schedule Schedule, ReadOnlyMemory<byte> Bytes)? _last;

    public RevisionFiles Revisions { get; } = new(folder);

    /// <summary>A schedule and its bytes; a damaged one is put aside and replaced with its backup.</summary>
    public Outcome<(Schedule Schedule, ReadOnlyMemory<byte> Bytes)> Read(ScheduleId id)
    {
        var document = folder.Documents.Schedule(id);
        var pair = new StoredDocument<(Schedule Schedule, ReadOnlyMemory<byte> Bytes)>(
            document.Path,
            document.What,
            bytes => (Known(id, bytes) ?? document.Read(bytes), bytes));
        var read = folder.Recovery.Load(pair, Absent(id), backup => Mended.FromBackup(
            pair,
            backup,
            "Its revision before the last change was restored.",
            read => ScheduleSummary.Of(read.Schedule)) ?? FromRevision(id));
        _last = read.TryGet(out var present, out _) ? present : _last;
        return read;
    }

    /// <summary>The same of a revision, the present one or an earlier one.</summary>
    public Outcome<(Schedule Schedule, ReadOnlyMemory<byte> Bytes)> Read(ScheduleId id, long revision)
    {
        if (!Read(id).TryGet(out var present, out var problem) || present.Schedule.Revision == revision)
        {
            return problem is null ? present : problem;
        }

        var absent = new Problem(ErrorType.NotFound, $"There is no revision {revision} of the schedule {id}.")
        {
            Hint = $"list-revisions (GET /api/schedules/{id}/revisions) shows those that are kept.",
        };

        // A number that is not earlier is left from before a damaged schedule was recovered.
        return revision > present.Schedule.Revision ? absent
            : folder.Recovery.Load(folder.Documents.Revision(id, revision), absent, static _ => null).TryGet(out var read, out problem)
                ? (read.Schedule, read.Bytes)
                : problem;
    }

    /// <summary>The revision of a schedule; null: it cannot be read. Its file begins with it, so the rest is not read.</summary>
    public long? RevisionOf(ScheduleId id)
    {
        try
        {
            var beginning = new byte[HeadBytes];
            using var file = folder.Disk.OpenRead(folder.Reader.Place(folder.Paths.Schedule(id)));
            var length = file.ReadAtLeast(beginning, HeadBytes, throwOnEndOfStream: false);
            if (ScheduleHeader.TryRead(beginning.AsSpan(0, length), isWhole: length < HeadBytes) is { Version: <= ScheduleDocument.SchemaVersion } header)
            {
                return header.Revision ?? 1;
            }
        }
        catch (Exception exception) when (exception is JsonException || DiskProblem.IsAbsence(exception))
        {
            // Read as a whole, it says more.
        }

        return folder.Reader.ReadOrNull(folder.Documents.Schedule(id))?.Revision;
    }

    /// <summary>The schedule as it was last read; null: it was not.</summary>
    public (Schedule Schedule, ReadOnlyMemory<byte> Bytes)? Last(ScheduleId id) =>
        _last is { } last && last.Schedule.Id == id ? last : null;

    /// <summary>Under the lock: the schedule to be replaced.</summary>
    /// <param name="next">The new one, which must have the next revision.</param>
    public Outcome<(Schedule Schedule, ReadOnlyMemory<byte> Bytes)> ReadBefore(Schedule next)
    {
        var document = folder.Documents.Schedule(next.Id);
        if (Last(next.Id) is not { } before || !folder.Reader.Has(document.Path, before.Bytes.Span))
        {
            if (folder.Reader.Read(document.Path) is not { } bytes)
            {
                return folder.Recovery.Absent(document, Absent(next.Id));
            }

            if (!document.Parse(bytes, out _).TryGet(out var read, out var unreadable))
            {
                return unreadable;
            }

            before = (read, bytes);
        }

        var current = before.Schedule;
        return current.Revision == next.Revision - 1
            ? before
            : RevisionConflict.Of(current, $"The schedule {next.Id} has changed meanwhile: it is at revision {current.Revision}.");
    }

    /// <summary>Whether there is a schedule, even if only a damaged copy that was put aside.</summary>
    public bool Exists(ScheduleId id)
    {
        var path = folder.Paths.Schedule(id);
        return folder.Reader.Has(path) || folder.Reader.Quarantined(path).Count > 0;
    }

    /// <summary>Every schedule for which <see cref="Exists"/> holds.</summary>
    public ImmutableArray<ScheduleId> All()
    {
        var files = folder.Reader.Documents(folder.Paths.Schedules);
        var lost = files.Lost().Select(name => ScheduleId.TryParse(name[..36], out var id) ? id : default);
        return [.. files.Ids.Concat(lost).Distinct()];
    }

    private Schedule? Known(ScheduleId id, byte[] bytes) =>
        Last(id) is { } last && last.Bytes.Span.SequenceEqual(bytes) ? last.Schedule : null;

    private Mended<(Schedule Schedule, ReadOnlyMemory<byte> Bytes)>? FromRevision(ScheduleId id) =>
        Revisions.LastReadable(id) is { } last
            ? new Mended<(Schedule Schedule, ReadOnlyMemory<byte> Bytes)>(
                (last.Schedule, last.Bytes),
                output => output.Write(last.Bytes),
                $"Its revision {last.Schedule.Revision} was restored.",
                ScheduleSummary.Of(last.Schedule))
            : null;

    public static Problem Absent(ScheduleId id) => new(ErrorType.NotFound, $"There is no schedule {id}.")
    {
        Hint = "list-schedules (GET /api/schedules) shows the ids.",
    };
}
