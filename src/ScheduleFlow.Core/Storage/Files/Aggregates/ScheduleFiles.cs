using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Storage.Files.Recovery;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>The files of the schedules, one each: a schedule exists when its file has its name.</summary>
internal sealed class ScheduleFiles(StoreFolder folder)
{
    /// <summary>A schedule and its bytes; a damaged one is put aside and replaced with its backup.</summary>
    public Outcome<(Schedule Schedule, ReadOnlyMemory<byte> Bytes)> Read(ScheduleId id)
    {
        var document = folder.Documents.Schedule(id);
        var pair = new StoredDocument<(Schedule Schedule, ReadOnlyMemory<byte> Bytes)>(
            document.Path,
            document.What,
            bytes => (document.Read(bytes), bytes));
        return folder.Recovery.Load(pair, Absent(id), backup => Mended.FromBackup(
            pair,
            backup,
            "Its revision before the last change was restored.",
            read => ScheduleSummary.Of(read.Schedule)));
    }

    /// <summary>Under the lock: the schedule to be replaced.</summary>
    /// <param name="next">The new one, which must have the next revision.</param>
    public Outcome<(Schedule Schedule, byte[] Bytes)> ReadBefore(Schedule next)
    {
        var document = folder.Documents.Schedule(next.Id);
        if (folder.Reader.Read(document.Path) is not { } bytes)
        {
            return folder.Recovery.Absent(document, Absent(next.Id));
        }

        if (!document.Parse(bytes, out _).TryGet(out var current, out var unreadable))
        {
            return unreadable;
        }

        return current.Revision == next.Revision - 1
            ? (current, bytes)
            : new Problem(ErrorType.Conflict, $"The schedule {next.Id} has changed meanwhile: it is at revision {current.Revision}.")
            {
                Hint = "Look at the present revision, and replace that one.",
            };
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

    public static Problem Absent(ScheduleId id) => new(ErrorType.NotFound, $"There is no schedule {id}.")
    {
        Hint = "list-schedules (GET /api/schedules) shows the ids.",
    };
}
