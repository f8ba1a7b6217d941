using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Timelines;

/// <summary>A play that the timeline itself does not, or does not rightly, tell.</summary>
/// <param name="Url">The media, as it is spelt.</param>
/// <param name="Start">When it started; of a missed one when it should have.</param>
/// <param name="State"><see cref="PlayState.Planned"/>: its publication has left the timeline since it was on air.</param>
/// <param name="Planned">Of an aired one: the planned start that it takes the place of; null: it was not planned.</param>
internal sealed record KeptPlay(string Url, Instant Start, PlayState State, Instant? Planned = null);
