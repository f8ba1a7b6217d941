using System.Collections.Immutable;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>What is published, by itself and against the schedules that are stored; and what is kept of the history.</summary>
/// <param name="scope">The store.</param>
/// <param name="recover">Puts damaged timelines aside and restores those before the last change; says what was done.</param>
/// <param name="recoverHistory">The same for the history of a channel.</param>
internal sealed class TimelinesCheck(CheckScope scope, Func<string?> recover, Func<string, string?> recoverHistory) : ICheck
{
    public IEnumerable<Suspect> Look()
    {
        if (scope.Examine("timelines", scope.Documents.Timelines, FindingSeverity.Error, recover, (timelines, _) => Content(timelines)) is { } damaged)
        {
            yield return damaged;
        }

        var histories = scope.Disk.Names(scope.Paths.Histories).Where(name => name.EndsWith(".json", StringComparison.Ordinal));
        foreach (var path in histories.Select(name => Path.Combine(scope.Paths.Histories, name)).ToList())
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

    private StoreFinding? Content(string path, KeptHistory history) => scope.Paths.History(history.Channel) == path
        ? null
        : new StoreFinding(
            "history-misnamed",
            FindingSeverity.Warning,
            scope.Paths.Relative(path),
            $"The file holds the history of the channel {history.Channel}, which has another name. Nothing reads it.");
}
