using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Dashboard.Now;

namespace ScheduleFlow.Dashboard.Guide;

/// <summary>A channel's day.</summary>
public sealed class GuideLane(NowRow row)
{
    public string Id { get; } = row.Id;

    public string Name { get; } = row.Name;

    public string? Number { get; } = row.Number;

    /// <summary>What is on; null: it has not been read yet.</summary>
    public Horizon? Day { get; set; }

    /// <summary>Why it cannot be shown; null: it can.</summary>
    public Problem? Problem { get; set; }
}
