namespace ScheduleFlow.Core.Filling;

/// <summary>The largest cooldown with which every slot can be filled.</summary>
/// <param name="Seconds">
/// The cooldown; null: any can hold, because no video needs to play twice or near a known play.
/// </param>
/// <param name="IsProven">False: a filling that keeps this one was found, and a larger one may exist.</param>
internal readonly record struct LargestCooldown(long? Seconds, bool IsProven);
