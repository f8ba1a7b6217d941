using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Filling;

/// <summary>A request to <see cref="CalendarFiller"/>. Units are seconds.</summary>
internal sealed record FillRequest
{
    /// <summary>100 years: longer than any station's memory, and far from overflow. Also the limit of a slot.</summary>
    public const long MaxCooldownSeconds = 100L * 8766 * 3600;

    /// <summary>1 to <see cref="Limits.MaxVideos"/> items; two with the same URL are one video, in the place of the first.</summary>
    public required ImmutableArray<MediaItem> Pool { get; init; }

    /// <summary>Start of the first slot.</summary>
    public required Instant Start { get; init; }

    /// <summary>Length of the calendar, at least 1. If it is not a multiple of the slot, the last slot is shorter.</summary>
    public required long HorizonSeconds { get; init; }

    /// <summary>Length of a slot, 1 to <see cref="MaxCooldownSeconds"/>.</summary>
    public required long SlotSeconds { get; init; }

    /// <summary>Least distance from start to start of the same video, 0 to <see cref="MaxCooldownSeconds"/>; 0 = none.</summary>
    public required long CooldownSeconds { get; init; }

    /// <summary>False: in the order of the pool, again and again. True: in shuffled rounds.</summary>
    public bool Shuffle { get; init; }

    /// <summary>The same request and seed give the same calendar on every machine. Unused without <see cref="Shuffle"/>.</summary>
    public long Seed { get; init; }

    /// <summary>See <see cref="ExhaustedPolicy"/>.</summary>
    public ExhaustedPolicy WhenExhausted { get; init; } = ExhaustedPolicy.LeastRecent;

    /// <summary>
    /// The starts of every other play that counts: before the horizon, after it, and inside it those of other channels. Videos
    /// outside the pool are ignored.
    /// </summary>
    public PlayedStarts History { get; init; } = PlayedStarts.None;

    /// <summary>How far from the horizon the history is known: nothing is claimed of a longer cooldown.</summary>
    public long KnownSeconds { get; init; } = long.MaxValue;

    /// <summary>Null; or every error at once: <c>too_large</c> if documented limits are the only problem, else <c>validation</c>.</summary>
    public Problem? Check()
    {
        var wrong = new List<string>();
        var tooLarge = new List<string>();
        if (Pool.IsDefaultOrEmpty)
        {
            wrong.Add("The pool is empty: at least one video is needed.");
        }
        else if (Pool.Length > Limits.MaxVideos)
        {
            tooLarge.Add($"The pool holds {Pool.Length} videos; the limit is {Limits.MaxVideos}.");
        }

        RequireWithin(wrong, "slot length", SlotSeconds, 1, MaxCooldownSeconds);
        RequireWithin(wrong, "duration", HorizonSeconds, 1, Instant.MaxValue - Instant.MinValue);
        RequireWithin(wrong, "cooldown", CooldownSeconds, 0, MaxCooldownSeconds);

        if (wrong.Count == 0 && (HorizonSeconds - 1) / SlotSeconds >= Limits.MaxEvents)
        {
            tooLarge.Add($"The duration holds {((HorizonSeconds - 1) / SlotSeconds) + 1} slots; the limit is {Limits.MaxEvents}.");
        }

        if (!Start.IsInRange || HorizonSeconds > Instant.MaxValue - Start)
        {
            wrong.Add("The calendar must lie within the years 1 to 9999.");
        }

        return (wrong.Count, tooLarge.Count) switch
        {
            (0, 0) => null,
            (0, _) => new Problem(ErrorType.TooLarge, tooLarge[0]) { Errors = [.. tooLarge] },
            _ => new Problem(ErrorType.Validation, wrong[0]) { Errors = [.. wrong, .. tooLarge] },
        };
    }

    private static void RequireWithin(List<string> wrong, string what, long seconds, long least, long most)
    {
        if (seconds < least || seconds > most)
        {
            wrong.Add($"The {what} must be {least} to {most} seconds, not {seconds}.");
        }
    }
}
