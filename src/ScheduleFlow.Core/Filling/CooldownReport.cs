namespace ScheduleFlow.Core.Filling;

/// <summary>
/// The requested cooldown, the best possible and the achieved one: the reply's <c>cooldown</c> object. Distances are from
/// start to start, between slots of this calendar and to every play in the history.
/// </summary>
internal sealed record CooldownReport
{
    public required long RequestedSeconds { get; init; }

    /// <summary>
    /// Whether every slot can be filled within the requested cooldown, decided before filling. True is always exact; false
    /// if <see cref="IsProven"/>, else no such filling was found.
    /// </summary>
    public required bool Feasible { get; init; }

    /// <summary>The least distance between two plays of a video; null: nothing plays twice.</summary>
    public required long? AchievedMinSeconds { get; init; }

    /// <summary>
    /// The largest cooldown with which every slot of this horizon can be filled from this pool with this history. If
    /// nothing needs to play twice there is no largest: then the larger of the request and the pool's length (videos ×
    /// slot), which would hold for any longer horizon too.
    /// </summary>
    public required long BestPossibleSeconds { get; init; }

    /// <summary>
    /// Whether no larger cooldown than <see cref="BestPossibleSeconds"/> can hold. Always, unless some video has known plays
    /// on both sides of slots.
    /// </summary>
    public required bool IsProven { get; init; }

    /// <summary>
    /// Slots that start sooner than the requested cooldown after the previous slot with the same video, or nearer than it
    /// to any play of that video in the history, before or after.
    /// </summary>
    public required int Violations { get; init; }

    /// <summary>
    /// The smallest pool of videos without any history with which the requested cooldown holds for this horizon:
    /// min(cooldown, horizon) ÷ slot, rounded up, at least 1. The history of the present pool does not count: this is the
    /// size of pool to keep, not the number of videos to add today.
    /// </summary>
    public required int VideosNeeded { get; init; }

    public double RequestedHours => RequestedSeconds / 3600d;

    public double? AchievedMinHours => AchievedMinSeconds / 3600d;

    public double BestPossibleHours => BestPossibleSeconds / 3600d;
}
