using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Commits;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>The schedules: one file each, and a journal of their summaries.</summary>
internal sealed class FileScheduleStore(StoreFolder folder, TimelineFiles timelines, FileReplyStore replies) : IScheduleStore
{
    private readonly ScheduleFiles _files = new(folder);

    private TimelinePlacement Placement => new(folder, _files, timelines);

    public Outcome<ImmutableArray<ScheduleSummary>> Add(ImmutableArray<Schedule> schedules, KeptReply? kept = null) =>
        folder.Guard(() => new ScheduleAddition(folder, _files, Placement, replies).Add(schedules, kept));

    public Outcome<ScheduleSummary> AddCalendar(Schedule calendar, CalendarPlace place, KeptReply? kept = null) =>
        folder.Guard(() => timelines.Mending<ScheduleSummary>(() =>
            new ScheduleAddition(folder, _files, Placement, replies).Add([calendar], kept, place).TryGet(out var summaries, out var problem)
                ? summaries[0]
                : problem));

    public Outcome<ScheduleSummary> Replace(Schedule schedule, KeptReply? kept = null) =>
        folder.Guard(() => timelines.Mending(() =>
            new ScheduleReplacement(folder, _files, Placement, replies).Replace(schedule, kept)));

    public Outcome<ScheduleSummary> ReplaceCalendar(Schedule calendar, CalendarPlace place, KeptReply? kept = null) =>
        folder.Guard(() => timelines.Mending(() =>
            new ScheduleReplacement(folder, _files, Placement, replies).Replace(calendar, kept, place)));

    public Outcome<SchedulePage> List(ScheduleQuery query) => folder.Guard<SchedulePage>(() =>
    {
        if (!new ScheduleListing(folder, _files).Summaries().TryGet(out var summaries, out var problem))
        {
            return problem;
        }

        var matching = query.Name is null
            ? summaries
            : summaries.FindAll(summary => summary.Name.Contains(query.Name, StringComparison.OrdinalIgnoreCase));
        matching.Sort(ScheduleSummary.InOrderOfImport);
        var first = query.After is null ? 0 : matching.FindIndex(summary => string.CompareOrdinal(summary.Cursor, query.After) > 0);
        var rest = first < 0 ? 0 : matching.Count - first;
        var count = Math.Min(rest, query.Limit);
        var page = count == 0 ? [] : matching.GetRange(first, count).ToImmutableArray();
        return new SchedulePage(page, count < rest ? page[^1].Cursor : null, matching.Count, folder.Notices.Texts);
    });

    public Outcome<Schedule> Load(ScheduleId id) => folder.Guard<Schedule>(() =>
        Recovered(id).TryGet(out var read, out var problem) ? read.Schedule : problem);

    public Outcome<ReadOnlyMemory<byte>> LoadDocument(ScheduleId id) => folder.Guard<ReadOnlyMemory<byte>>(() =>
        Recovered(id).TryGet(out var read, out var problem) ? read.Bytes : problem);

    public Outcome<RevisionList> Revisions(ScheduleId id, int limit) => folder.Guard<RevisionList>(() =>
    {
        if (!_files.Read(id).TryGet(out var present, out var problem))
        {
            return problem;
        }

        var numbers = _files.Revisions.Numbers(id);
        numbers.RemoveAll(number => number >= present.Schedule.Revision);
        numbers.Reverse();
        var rows = ImmutableArray.CreateBuilder<ScheduleRevision>();
        rows.Add(ScheduleRevision.Of(present.Schedule, present.Bytes.Length));
        foreach (var number in numbers.Take(limit - 1))
        {
            if (_files.Revisions.Describe(id, number) is { } revision)
            {
                rows.Add(revision);
            }
            else if (folder.Reader.Has(folder.Paths.Revision(id, number)))
            {
                folder.Notices.Add(Notice.Unreadable(
                    folder.Paths.Relative(folder.Paths.Revision(id, number)),
                    folder.Documents.Revision(id, number).Damaged("show-schedule --revision puts it aside.")));
            }
        }

        return new RevisionList(rows.ToImmutable(), numbers.Count + 1, folder.Notices.Texts);
    });

    public Outcome<Schedule> LoadRevision(ScheduleId id, long revision) => folder.Guard<Schedule>(() =>
        _files.Read(id, revision).TryGet(out var read, out var problem) ? read.Schedule : problem);

    public Outcome<ReadOnlyMemory<byte>> LoadRevisionDocument(ScheduleId id, long revision) => folder.Guard<ReadOnlyMemory<byte>>(() =>
        _files.Read(id, revision).TryGet(out var read, out var problem) ? read.Bytes : problem);

    public Outcome<ScheduleId> Delete(ScheduleId id) => folder.Guard<ScheduleId>(() =>
    {
        if (!_files.Exists(id))
        {
            return ScheduleFiles.Absent(id);
        }

        var deleted = Deleted(() => _files.Exists(id) ? [id] : []);
        return !deleted.TryGet(out var count, out var problem) ? problem
            : count > 0 ? id
            : ScheduleFiles.Absent(id);
    });

    public Outcome<int> DeleteAll() => folder.Guard(() => Deleted(_files.All));

    // An earlier revision that took the place of a damaged one may have other times than its publications know.
    private Outcome<(Schedule Schedule, ReadOnlyMemory<byte> Bytes)> Recovered(ScheduleId id)
    {
        var isKnown = IsRecovered(id);
        var read = _files.Read(id);
        if (!isKnown && IsRecovered(id))
        {
            timelines.Remeasure(id);
        }

        return read;
    }

    private bool IsRecovered(ScheduleId id) =>
        folder.Notices.RecoveryOf(folder.Paths.Relative(folder.Paths.Schedule(id))) is not null;

    private Outcome<int> Deleted(Func<ImmutableArray<ScheduleId>> which) =>
        timelines.Mending(() => new ScheduleDeletion(folder, _files, Placement).Delete(which));
}
