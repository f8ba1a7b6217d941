using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Contracts.Operations.Schedules;

namespace ScheduleFlow.Dashboard.Now;

/// <summary>A channel of the screen, with what is known of it so far.</summary>
public sealed class ChannelNow(NowRow row)
{
    public string Id { get; } = row.Id;

    public NowRow Row { get; set; } = row;

    public Horizon Horizon { get; set; } = Horizon.Of(row);

    public Outlook Outlook { get; set; } = null!;

    /// <summary>Why the timeline cannot be shown; null: it can.</summary>
    public Problem? Problem { get; set; }

    /// <summary>The last revision of the schedule that is on; null: not known yet.</summary>
    public RevisionRow? LastRevision { get; set; }

    /// <summary>Whether the channel's own stream was dead at its last check.</summary>
    public bool IsStreamDead { get; set; }
}
