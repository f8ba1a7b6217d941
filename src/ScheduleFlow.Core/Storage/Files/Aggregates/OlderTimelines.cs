using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>
/// The timelines and the history that follow from a store of a program that had neither: a channel shows the schedule that
/// it was given; filled calendars, which all counted, are on the channel <c>default</c>, planned ones on their plan's channel
/// where that is none of the list; and what deleted calendars had on air is kept for <c>default</c>.
/// </summary>
internal sealed class OlderTimelines
{
    private readonly StoreFolder _folder;
    private readonly Outcome<ChannelList> _channels;
    private readonly bool _hasHistory;

    public OlderTimelines(StoreFolder folder)
    {
        _folder = folder;
        var history = folder.Paths.CooldownHistory;
        _hasHistory = folder.Reader.Has(history)
            || folder.Reader.Has(StorePaths.Backup(history))
            || folder.Reader.Quarantined(history).Count > 0;
        _channels = Channels(folder, _hasHistory);
    }

    /// <summary>Whether there is anything that an older program wrote.</summary>
    public bool IsNeeded =>
        _hasHistory || !_channels.TryGet(out var list, out _) || list.Channels.Any(channel => channel.Schedule is not null);

    /// <summary>The timelines. <c>store_corrupt</c>: the channels cannot be read.</summary>
    public Outcome<ChannelTimelines> Timelines()
    {
        if (!_channels.TryGet(out var list, out var problem))
        {
            return problem;
        }

        var calendars = ChannelTimelines.Empty;
        foreach (var calendar in Calendars())
        {
            var isPlanned = calendar.Source == Schedule.PlannedSource;
            if (isPlanned && list.FindByIdOrName(calendar.Name) is not null)
            {
                continue; // the channel shows what it was given, which may be this one
            }

            var channel = isPlanned ? calendar.Name : ChannelTimeline.DefaultChannel;
            calendars = calendars.With(calendars.Of(channel).Publish(new Publication
            {
                Schedule = calendar.Id,
                Published = calendar.Imported,
                Span = new TimeWindow(calendar.Start, calendar.End),
            }));
        }

        var timelines = calendars;
        foreach (var channel in list.Channels)
        {
            if (channel.Schedule is { } schedule)
            {
                var given = new Publication { Schedule = schedule, Lane = channel.ScheduleChannel, Published = channel.Updated };
                timelines = timelines.With(timelines.Of(channel.Id).Only(given));
            }
        }

        return new TimelineStaging(_folder).Measured(timelines, calendars);
    }

    /// <summary>
    /// What calendars had on air that are no longer stored: of each only the first and the last play are known.
    /// <c>store_corrupt</c>: a newer program wrote it.
    /// </summary>
    public Outcome<KeptHistory> Kept()
    {
        if (!History(out _).TryGet(out var history, out var problem))
        {
            return problem;
        }

        var plays = history.Plays.SelectMany(video => video.Value
            .Where(play => !_folder.Reader.Has(_folder.Paths.Schedule(play.Schedule)))
            .SelectMany(play => new[] { play.First, play.Last })
            .Select(start => new KeptPlay(video.Key, start, PlayState.Planned)));
        return KeptHistory.Empty(ChannelTimeline.DefaultChannel).With(plays, _folder.Origin.Now);
    }

    /// <summary>Removes, with the change, what the timelines and the history take the place of; a damaged file is put aside.</summary>
    public void StageLeftovers(Change change)
    {
        var path = _folder.Paths.CooldownHistory;
        History(out var isDamaged);
        if (isDamaged)
        {
            _folder.Notices.Add(new Notice(
                NoticeKind.Recovered,
                _folder.Paths.Relative(path),
                "The cooldown history of an older version was damaged. What it held before its last change was taken. "
                + $"The damaged file was put aside as {_folder.PutAside(change, path)}."));
        }
        else
        {
            change.Delete(path);
        }

        change.Delete(StorePaths.Backup(path));
    }

    private Outcome<CooldownHistory> History(out bool isDamaged)
    {
        var document = _folder.Documents.CooldownHistory;
        isDamaged = false;
        if (_folder.Reader.Read(document.Path) is { } bytes)
        {
            var history = document.Parse(bytes, out var damage);
            isDamaged = damage is not null;
            if (!isDamaged)
            {
                return history;
            }
        }

        return _folder.Reader.ReadOrNull(document with { Path = StorePaths.Backup(document.Path) }) ?? CooldownHistory.Empty;
    }

    // In the order in which they were made.
    private IEnumerable<ScheduleSummary> Calendars()
    {
        if (!_hasHistory || _folder.ReadSchedules(withIndex: true) is not { } schedules)
        {
            return [];
        }

        var known = new Dictionary<ScheduleId, ScheduleSummary>();
        ScheduleIndex.Read(schedules.Index.Span, known);
        ScheduleIndex.Read(schedules.PendingIndex.Span, known);
        return schedules.Ids
            .Select(id => known.GetValueOrDefault(id) ?? Read(id))
            .OfType<ScheduleSummary>()
            .Where(summary => summary.Source is Schedule.FilledSource or Schedule.PlannedSource)
            .Order(Comparer<ScheduleSummary>.Create(ScheduleSummary.InOrderOfImport));
    }

    private ScheduleSummary? Read(ScheduleId id) =>
        _folder.Reader.ReadOrNull(_folder.Documents.Schedule(id)) is { } schedule ? ScheduleSummary.Of(schedule) : null;

    // Only a list of the first version says which schedule a channel shows. A large one is not parsed where it says nothing.
    private static Outcome<ChannelList> Channels(StoreFolder folder, bool areNamesNeeded) =>
        !IsOlder(folder) || folder.Reader.Read(folder.Paths.Channels) is not { } bytes
            || (!areNamesNeeded && bytes.AsSpan().EndsWith(ChannelListDocument.End) && bytes.AsSpan().IndexOf("\"schedule_id\""u8) < 0)
            ? ChannelList.Empty
            : folder.Documents.Channels.Parse(bytes, out _);

    private static bool IsOlder(StoreFolder folder)
    {
        if (!folder.Reader.Has(folder.Paths.Channels))
        {
            return false; // an exception costs a start more than a look
        }

        Span<byte> beginning = stackalloc byte[ChannelListDocument.Beginning.Length];
        try
        {
            using var list = folder.Disk.OpenRead(folder.Reader.Place(folder.Paths.Channels));
            return list.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false) < beginning.Length
                || !beginning.SequenceEqual(ChannelListDocument.Beginning);
        }
        catch (Exception exception) when (DiskProblem.IsAbsence(exception))
        {
            return false;
        }
    }
}
