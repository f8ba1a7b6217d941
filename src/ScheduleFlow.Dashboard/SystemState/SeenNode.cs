using ScheduleFlow.Contracts.Gateway;

namespace ScheduleFlow.Dashboard.SystemState;

/// <summary>A gateway that has answered.</summary>
/// <param name="Started">When it started.</param>
/// <param name="Heard">When it last answered.</param>
/// <param name="Health">What it said.</param>
public sealed record SeenNode(DateTimeOffset Started, DateTimeOffset Heard, HealthReply Health);
