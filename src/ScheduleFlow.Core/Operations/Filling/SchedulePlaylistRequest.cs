using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Filling;

/// <summary>Binds what a caller says, as options or as a JSON request, to a fill; both have the same defaults and the same limits.</summary>
internal static class SchedulePlaylistRequest
{
    public const double DefaultHours = 24;
    public const double DefaultCooldownHours = 48;
    public const double DefaultSlotMinutes = 30;
    private const double MaxHours = 366 * 24 * 10;
    private const long MaxSeed = 1L << 53;

    /// <summary>The options of the command line, as texts; null where not given.</summary>
    public sealed record Options
    {
        public string? Start { get; init; }

        public string? Hours { get; init; }

        public string? Cooldown { get; init; }

        public string? Slot { get; init; }

        public bool NoShuffle { get; init; }

        public string? OnExhausted { get; init; }

        public string? Name { get; init; }

        public string? Zone { get; init; }
    }

    /// <summary>From a document of links and the options of the command line.</summary>
    public static Outcome<SchedulePlaylist.Request> From(InputSource links, Options options, OperationContext context)
    {
        if (!NumberText.Parse(options.Hours, "--hours", DefaultHours).TryGet(out var hours, out var problem)
            || !NumberText.Parse(options.Cooldown, "--cooldown", DefaultCooldownHours).TryGet(out var cooldown, out problem)
            || !NumberText.Parse(options.Slot, "--slot", DefaultSlotMinutes).TryGet(out var slot, out problem)
            || !StartOf(options.Start, options.Zone, "--start").TryGet(out var start, out problem)
            || !PolicyOf(options.OnExhausted).TryGet(out var policy, out problem)
            || !PoolSource.Read(links, context).TryGet(out var pool, out problem))
        {
            return problem;
        }

        return Build(pool, start, hours, cooldown, slot, !options.NoShuffle, policy, options.Name, null);
    }

    /// <summary>From the body of POST /api/schedule-playlist.</summary>
    public static Outcome<SchedulePlaylist.Request> From(InputSource body)
    {
        if (!body.Read(JsonRequest.Read).TryGet(out var request, out var problem))
        {
            return problem;
        }

        using (request)
        {
            if (!request.Text("start_time").TryGet(out var startText, out problem)
                || !request.Text("zone").TryGet(out var zone, out problem)
                || !request.Number("duration_hours", DefaultHours).TryGet(out var hours, out problem)
                || !request.Number("cooldown_hours", DefaultCooldownHours).TryGet(out var cooldown, out problem)
                || !request.Number("slot_minutes", DefaultSlotMinutes).TryGet(out var slot, out problem)
                || !request.Flag("shuffle", true).TryGet(out var shuffle, out problem)
                || !request.Number("seed", -1).TryGet(out var seed, out problem)
                || !request.Text("name").TryGet(out var name, out problem)
                || !request.Text("on_exhausted").TryGet(out var policyName, out problem)
                || !StartOf(startText, zone, "start_time").TryGet(out var start, out problem)
                || !PolicyOf(policyName).TryGet(out var policy, out problem))
            {
                return problem;
            }

            if (request.Has("seed") && (seed < 0 || seed >= MaxSeed || seed != Math.Floor(seed)))
            {
                return new Problem(ErrorType.Validation, "The field “seed” is not a whole number from 0 to 2^53 − 1.");
            }

            if (!request.Has("links"))
            {
                return new Problem(ErrorType.Validation, "The field “links” is missing: no videos to schedule.")
                {
                    Hint = "Send {\"links\":[\"https://…\"],\"start_time\":\"2026-11-24T00:00:00Z\",\"duration_hours\":24}.",
                };
            }

            return PlaylistReader.Read(request.Open(), FormatNames.Json).TryGet(out var pool, out problem)
                ? Build(pool, start, hours, cooldown, slot, shuffle, policy, name, request.Has("seed") ? (long)seed : null)
                : problem;
        }
    }

    private static Outcome<SchedulePlaylist.Request> Build(
        PlaylistDocument pool, Instant start, double hours, double cooldown, double slot, bool shuffle, ExhaustedPolicy policy, string? name, long? seed)
    {
        if (hours is not (> 0 and <= MaxHours))
        {
            return OutOfRange("duration", hours, "hours", $"more than 0 and at most {MaxHours} (10 years)");
        }

        if (cooldown is not (>= 0 and <= MaxHours))
        {
            return OutOfRange("cooldown", cooldown, "hours", $"from 0 to {MaxHours} (10 years)");
        }

        if (slot * 60 is not (>= 1 and <= 24 * 3600))
        {
            return OutOfRange("slot", slot, "minutes", "from a second to 1440 (a day)");
        }

        return new SchedulePlaylist.Request
        {
            Pool = pool,
            Start = start,
            HorizonSeconds = Math.Max(1, (long)Math.Round(hours * 3600)),
            SlotSeconds = (long)Math.Round(slot * 60),
            CooldownSeconds = (long)Math.Round(cooldown * 3600),
            Shuffle = shuffle,
            WhenExhausted = policy,
            Name = string.IsNullOrWhiteSpace(name) ? null : name.Trim(),
            Seed = seed,
        };
    }

    private static Problem OutOfRange(string what, double value, string unit, string range) => new(
        ErrorType.Validation,
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The {what} of {value} {unit} is out of range: it must be {range}."));

    private static Outcome<Instant> StartOf(string? text, string? zoneName, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Problem(ErrorType.Validation, $"{field} is missing: when does the calendar begin?")
            {
                Hint = "Give an instant such as 2026-11-24T00:00:00Z.",
            };
        }

        return InstantInput.TryFindZone(zoneName, out var zone) is { } unknown ? unknown : InstantInput.Parse(text, $"{field} ", zone);
    }

    private static Outcome<ExhaustedPolicy> PolicyOf(string? name) =>
        string.IsNullOrEmpty(name) ? ExhaustedPolicy.LeastRecent
        : ExhaustedPolicyNames.TryParse(name, out var policy) ? policy
        : new Problem(ErrorType.Validation, $"“{name}” is no policy for exhausted pools.")
        {
            Hint = "Choose least_recent, leave_gap or fail.",
        };
}
