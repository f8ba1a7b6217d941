using System.Collections.Immutable;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>What is published, by itself and against the schedules that are stored; and what is kept of the history.</summary>
/// <param name="scope">The store.</param>
/// <param name="recover">Puts damaged timelines aside and restores those before the last change; says what was done.</param>
/// <param name="recoverHistory">The same for the history of a channel.</param>
/// <param name="remeasure">Measures the spans of publications; says what was done.</param>
internal sealed class TimelinesCheck(
    CheckScope scope, Func<string?> recover, Func<string, string?> recoverHistory, Func<string?> remeasure) : IScheduleCheck
{
    private readonly Lazy<ILookup<ScheduleId, (ChannelTimeline Timeline, Publication Publication)>> _published = new(() => Published(scope));
    private readonly Lazy<ChannelList> _channels = new(() => scope.Reader.ReadOrNull(scope.Documents.Channels) ?? ChannelList.Empty);
    private readonly List<(string Channel, ScheduleId Schedule)> _outdated = [];

    public void See(Schedule schedule)
    {
        if (_published.Value.Contains(schedule.Id))
        {
            _outdated.AddRange(Outdated(schedule));
        }
    }

    public IEnumerable<Suspect> Look()
    {
        if (scope.Examine("timelines", scope.Documents.Timelines, FindingSeverity.Error, recover, (timelines, _) => Content(timelines)) is { } damaged)
        {
            yield return damaged;
        }

        if (_outdated.Count > 0)
        {
            yield return new Suspect(Outdated) { Repair = remeasure };
        }

        foreach (var path in scope.Documents.Histories(scope.Disk).ToList())
        {
            var document = StoreDocuments.HistoryAt(path);
            if (scope.Examine("history", document, FindingSeverity.Error, () => recoverHistory(path), (history, _) => Content(path, history)) is { } suspect)
            {
                yield return suspect;
            }
        }
    }

    // It is reported but not mended: only people know which schedule is right.
    private StoreFinding? Content(ChannelTimelines timelines)
    {
        ImmutableArray<string> lost =
        [
            .. timelines.Channels.Values
                .Where(timeline => timeline.Publications.Any(published => !scope.Reader.Has(scope.Paths.Schedule(published.Schedule))))
                .Select(timeline => timeline.Channel),
        ];
        return lost.IsEmpty
            ? null
            : new StoreFinding(
                "channel-without-schedule",
                FindingSeverity.Warning,
                scope.Paths.Relative(scope.Paths.Timelines),
                $"A schedule of {CheckScope.Few(lost, "channel")} is no longer stored. "
                + "Publish another one (publish-schedule), or unpublish it.");
    }

    // A schedule was edited by hand, or an earlier revision of it was restored.
    private StoreFinding? Outdated()
    {
        var again = Published(scope);
        ImmutableArray<string> still =
        [
            .. _outdated.Select(seen => seen.Schedule).Distinct()
                .SelectMany(id => again.Contains(id) && scope.Reader.ReadOrNull(scope.Documents.Schedule(id)) is { } schedule ? Outdated(schedule, again) : [])
                .Select(outdated => outdated.Channel).Distinct(),
        ];
        return still.IsEmpty
            ? null
            : new StoreFinding(
                "timelines-outdated",
                FindingSeverity.Warning,
                scope.Paths.Relative(scope.Paths.Timelines),
                $"A schedule has other times than the timeline knows, of {CheckScope.Few(still, "channel")}.")
            { IsRepairable = true };
    }

    private IEnumerable<(string Channel, ScheduleId Schedule)> Outdated(
        Schedule schedule, ILookup<ScheduleId, (ChannelTimeline Timeline, Publication Publication)>? published = null)
    {
        var lanes = new ScheduleLanes(schedule);
        return (published ?? _published.Value)[schedule.Id]
            .Where(known => known.Publication.Span != lanes.SpanOf(
                known.Timeline.Channel, _channels.Value.Find(known.Timeline.Channel), known.Publication.Lane))
            .Select(known => (known.Timeline.Channel, schedule.Id));
    }

    private StoreFinding? Content(string path, KeptHistory history) => scope.Paths.History(history.Channel) == path
        ? null
        : new StoreFinding(
            "history-misnamed",
            FindingSeverity.Warning,
            scope.Paths.Relative(path),
            $"The file holds the history of the channel {history.Channel}, which has another name. Nothing reads it.");

    private static ILookup<ScheduleId, (ChannelTimeline Timeline, Publication Publication)> Published(CheckScope scope) =>
        (scope.Reader.ReadOrNull(scope.Documents.Timelines) ?? ChannelTimelines.Empty).Channels.Values
            .SelectMany(timeline => timeline.Publications.Select(publication => (Timeline: timeline, Publication: publication)))
            .ToLookup(published => published.Publication.Schedule);
}
