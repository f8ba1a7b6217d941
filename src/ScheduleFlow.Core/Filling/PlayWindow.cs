namespace ScheduleFlow.Core.Filling;

/// <summary>Slots in a row in which a video may start as far as its other plays go.</summary>
/// <param name="Video">The video; a number beyond the pool's: a further one that has not played.</param>
/// <param name="First">The first slot.</param>
/// <param name="Last">The last slot.</param>
/// <param name="Before">The play before it, in Unix seconds, or <see cref="KnownStarts.Never"/>.</param>
/// <param name="After">The play after it, in Unix seconds, or <see cref="KnownStarts.NeverAgain"/>.</param>
internal readonly record struct PlayWindow(int Video, int First, int Last, long Before, long After);
