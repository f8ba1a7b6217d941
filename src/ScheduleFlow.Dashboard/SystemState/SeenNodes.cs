using System.Collections.Immutable;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.SystemState;

/// <summary>
/// The gateways that have answered this page. An edge does not say which of its nodes has answered; but each has a start of
/// its own, which its time and its uptime tell.
/// </summary>
/// <param name="All">Those that were heard lately, the one that has answered last first.</param>
public sealed record SeenNodes(ImmutableArray<SeenNode> All)
{
    private static readonly TimeSpan Sharpness = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(3);

    public static SeenNodes None { get; } = new([]);

    /// <summary>With an answer to GET /api/health.</summary>
    public SeenNodes With(HealthReply health, DateTimeOffset now)
    {
        var started = Wording.Parse(health.Timestamp) - TimeSpan.FromMilliseconds(health.UptimeMs);
        var known = All.FirstOrDefault(node => (node.Started - started).Duration() <= Sharpness);
        return new([new(known?.Started ?? started, now, health), .. All.Where(node => node != known && now - node.Heard < Silence)]);
    }
}
