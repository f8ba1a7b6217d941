using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Timelines;

/// <summary>The plays that count for what is put on a part of a channel's timeline.</summary>
internal sealed record PlayHistory
{
    /// <summary>Every start that counts, by URL.</summary>
    public required PlayedStarts Plays { get; init; }

    /// <summary>What this was read from, for the store to tell whether it is still so.</summary>
    public required CalendarBasis Basis { get; init; }

    /// <summary>
    /// What is on the channel in the part itself, with the name of its schedule: what is put there takes its place. In order of
    /// start.
    /// </summary>
    public required ImmutableArray<(string Name, TimelineEvent Item)> Displaced { get; init; }

    /// <summary>What could not be read, and so is not checked.</summary>
    public required ImmutableArray<string> NotChecked { get; init; }

    public static Outcome<PlayHistory> Read(PlayQuery query, OperationContext context)
    {
        if (!TimelineReader.Open(context).TryGet(out var reader, out var problem))
        {
            return problem;
        }

        // A start in the part itself is displaced by what is put there. On other channels it is on air all the same.
        var (first, last) = (Shift(query.Window.Start, -query.ReachSeconds), Shift(query.Window.End, query.ReachSeconds));
        var others = query.Across.Others(query.Channel, reader.List, reader.Timelines).ToList();
        var starts = new SortedSet<(string Url, Instant Start)>(Comparer<(string Url, Instant Start)>.Create(InOrder));
        var displaced = ImmutableArray.CreateBuilder<(string, TimelineEvent)>();
        var histories = ImmutableArray.CreateBuilder<(string, long)>();
        var lost = new List<string>();
        foreach (var channel in (IEnumerable<string>)[query.Channel, .. others])
        {
            if (!context.Store.Timelines.LoadHistory(channel).TryGet(out var kept, out problem))
            {
                if (problem.Reason != ProblemReason.PutAside)
                {
                    return problem;
                }

                kept = KeptHistory.Lost(channel);
                lost.Add($"What is kept of the history of “{channel}” is lost. {problem.Details}");
            }

            histories.Add((channel, kept.Revision));
            var events = reader.Events(channel, first, last).Where(item => item.Publication.Schedule != query.Except).ToList();
            displaced.AddRange(events
                .Where(item => channel == query.Channel && query.Window.Contains(item.Window.Start))
                .Select(item => (reader.ScheduleOf(item.Publication)?.Name ?? "", item)));
            var plays = ChannelPlays.Of(events, kept);
            starts.UnionWith(plays.Where(play =>
                play.Start >= first && play.Start < last && (channel != query.Channel || !query.Window.Contains(play.Start))));
        }

        return new PlayHistory
        {
            Plays = new PlayedStarts(starts
                .GroupBy(play => play.Url, play => play.Start, StringComparer.Ordinal)
                .ToImmutableDictionary(video => video.Key, video => video.ToImmutableArray(), StringComparer.Ordinal)),
            Basis = new CalendarBasis
            {
                Timeline = reader.Timelines.Of(query.Channel),
                Timelines = query.Across == ChannelScope.Channel ? null : reader.Timelines.Revision,
                Schedules = reader.Read,
                Histories = histories.DrainToImmutable(),
            },
            Displaced = displaced.DrainToImmutable(),
            NotChecked = [.. reader.Warnings, .. lost],
        };
    }

    private static Instant Shift(Instant instant, long seconds) => new(Math.Clamp(
        instant.UnixSeconds + seconds,
        Instant.MinValue.UnixSeconds,
        Instant.MaxValue.UnixSeconds));

    private static int InOrder((string Url, Instant Start) left, (string Url, Instant Start) right) =>
        string.CompareOrdinal(left.Url, right.Url) is var order and not 0 ? order : left.Start.CompareTo(right.Start);
}

/// <summary>What is asked of the history.</summary>
/// <param name="Channel">As in <see cref="ChannelTimeline.Channel"/>.</param>
/// <param name="Window">The part that is filled or planned: what is on the channel there is displaced, and does not count.</param>
/// <param name="ReachSeconds">How far before and after it plays count: the longest cooldown.</param>
/// <param name="Across">Whose plays count.</param>
/// <param name="Except">A schedule that does not count at all, as it is made again; null: each counts.</param>
internal sealed record PlayQuery(
    string Channel, TimeWindow Window, long ReachSeconds, ChannelScope Across = ChannelScope.Channel, ScheduleId? Except = null);
