using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Links;

/// <summary>A state and why, in one clause.</summary>
internal readonly record struct LinkVerdict(LinkState State, string Reason);
