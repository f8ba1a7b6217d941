using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Storage;

/// <summary>What a calendar was made from. Where any of it has changed since, the calendar must be made again.</summary>
internal sealed record CalendarBasis
{
    /// <summary>The channel that it was made for.</summary>
    public required ChannelTimeline Timeline { get; init; }

    /// <summary>The <see cref="ChannelTimelines.Revision"/>, where other channels counted as well; null: none did.</summary>
    public long? Timelines { get; init; }

    /// <summary>The schedules whose plays counted, with their revisions; null where one could not be read.</summary>
    public ImmutableArray<(ScheduleId Schedule, long? Revision)> Schedules { get; init; } = [];

    /// <summary>The channels whose kept history counted, with its revision.</summary>
    public ImmutableArray<(string Channel, long Revision)> Histories { get; init; } = [];

    /// <summary>A text that differs where any of it differs.</summary>
    public string Digest
    {
        get
        {
            var parts = Timeline.Publications.Select(published => published.ToString())
                .Concat(Schedules.Select(schedule => schedule.ToString()))
                .Concat(Histories.Select(history => history.ToString()))
                .Append($"{Timelines}");
            return Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
        }
    }
}
