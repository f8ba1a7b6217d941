using System.Collections.Immutable;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>
/// The timelines and the history that follow from a store of a program that had neither: a channel shows the schedule that
/// it was given; filled calendars, which all counted, are on the channel <c>default</c>, planned ones on their plan's channel;
/// and what deleted calendars had on air is kept for <c>default</c>.
/// </summary>
internal sealed class OlderTimelines(StoreFolder folder)
{
    private readonly ChannelList _channels = IsOlder(folder)
        ? folder.Reader.ReadOrNull(folder.Documents.Channels) ?? ChannelList.Empty
        : ChannelList.Empty;

    /// <summary>Whether there is anything that an older program wrote.</summary>
    public bool IsNeeded => _channels.Channels.Any(channel => channel.Schedule is not null) || folder.Reader.Has(folder.Paths.CooldownHistory);

    public ChannelTimelines Timelines()
    {
        if (!IsNeeded)
        {
            return ChannelTimelines.Empty;
        }

        var timelines = ChannelTimelines.Empty;
        foreach (var calendar in Calendars())
        {
            var channel = calendar.Source == Schedule.PlannedSource
                ? _channels.FindByIdOrName(calendar.Name)?.Id ?? calendar.Name
                : ChannelTimeline.DefaultChannel;
            var publication = new Publication { Schedule = calendar.Id, Published = calendar.Imported };
            timelines = timelines.With(timelines.Of(channel).Publish(publication));
        }

        foreach (var channel in _channels.Channels)
        {
            if (channel.Schedule is { } schedule)
            {
                var given = new Publication { Schedule = schedule, Lane = channel.ScheduleChannel, Published = channel.Updated };
                timelines = timelines.With(timelines.Of(channel.Id).Only(given));
            }
        }

        return new TimelineStaging(folder).Measured(timelines, ChannelTimelines.Empty);
    }

    /// <summary>What calendars had on air that are no longer stored: of each only the first and the last play are known.</summary>
    public KeptHistory Kept()
    {
        var history = folder.Reader.ReadOrNull(folder.Documents.CooldownHistory) ?? CooldownHistory.Empty;
        var plays = history.Plays.SelectMany(video => video.Value
            .Where(play => !folder.Reader.Has(folder.Paths.Schedule(play.Schedule)))
            .SelectMany(play => new[] { play.First, play.Last })
            .Select(start => new KeptPlay(video.Key, start, PlayState.Planned)));
        return KeptHistory.Empty(ChannelTimeline.DefaultChannel).With(plays, folder.Origin.Now);
    }

    /// <summary>Removes, with the change, what the timelines and the history take the place of.</summary>
    public void StageLeftovers(Change change)
    {
        change.Delete(folder.Paths.CooldownHistory);
        change.Delete(StorePaths.Backup(folder.Paths.CooldownHistory));
    }

    // In the order in which they were made.
    private IEnumerable<ScheduleSummary> Calendars()
    {
        if (!folder.Reader.Has(folder.Paths.CooldownHistory) || folder.ReadSchedules(withIndex: true) is not { } schedules)
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
        folder.Reader.ReadOrNull(folder.Documents.Schedule(id)) is { } schedule ? ScheduleSummary.Of(schedule) : null;

    // A list of channels may be large, and only one of the first version says which schedule each shows.
    private static bool IsOlder(StoreFolder folder)
    {
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
