using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Filling;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Filling;

/// <summary>A request to fill a calendar, checked, with its links read and its times in seconds.</summary>
internal sealed record FillOrder
{
    public required PlaylistDocument Pool { get; init; }

    public required Instant Start { get; init; }

    public required long HorizonSeconds { get; init; }

    /// <summary>Where the horizon ends; beyond the year 9999 it is the filler that refuses it.</summary>
    public Instant End => new(Math.Min(Start.UnixSeconds + HorizonSeconds, Instant.MaxValue.UnixSeconds));

    public required long SlotSeconds { get; init; }

    public required long CooldownSeconds { get; init; }

    /// <summary>
    /// How far before and after the calendar other plays count: the cooldown, or the length of the pool, which no cooldown that
    /// must be kept can exceed; no longer than histories are kept.
    /// </summary>
    public long ReachSeconds => Math.Max(CooldownSeconds, Math.Min(Pool.Items.Length * SlotSeconds, KeptHistory.MaxDays * 24L * 3600));

    public required bool Shuffle { get; init; }

    public required ExhaustedPolicy WhenExhausted { get; init; }

    /// <summary>The schedule's name; null: made from the pool's name and the start.</summary>
    public required string? Name { get; init; }

    /// <summary>The request's own seed; null: the context's.</summary>
    public required long? Seed { get; init; }

    /// <summary>Whose plays count.</summary>
    public required ChannelScope Across { get; init; }

    /// <summary>Whether nothing is stored.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>Why, for the list of revisions; null: not said.</summary>
    public required string? Message { get; init; }

    /// <param name="request">The request.</param>
    /// <param name="repeat">Sees the links as they are read.</param>
    /// <param name="context">The operation's.</param>
    public static Outcome<FillOrder> Read(SchedulePlaylistRequest request, Repeat repeat, OperationContext context)
    {
        if (request.HasTwoLists)
        {
            return Usage("LINKS and --request exclude each other: the request contains the links.");
        }

        if (request is { Links: not null, Playlist: not null })
        {
            return Usage($"{(request.IsJson ? "“links” and “playlist_id”" : "LINKS and --playlist")} exclude each other.");
        }

        if (request is { Links: null, Playlist: null, IsJson: false })
        {
            return Usage("Required argument LINKS missing: the videos to schedule, or --playlist with a stored playlist.");
        }

        if (Contradiction(request) is { } contradiction)
        {
            return contradiction;
        }

        if (!StartOf(request, context).TryGet(out var start, out var problem)
            || !PolicyOf(request.OnExhausted).TryGet(out var policy, out problem))
        {
            return problem;
        }

        return PoolOf(request, repeat, context).TryGet(out var pool, out problem)
            ? Build(request, pool, start, policy)
            : problem;
    }

    private static Problem? Contradiction(SchedulePlaylistRequest request) => request switch
    {
        { Replace: not null, IsDraft: true } =>
            new Problem(ErrorType.Validation, "A calendar that is filled anew stays where it is published, so it cannot become a draft.")
            {
                Hint = "Omit draft; unpublish-schedule takes a schedule from its channels.",
            },
        { IsDryRun: true, Export: not null } =>
            new Problem(ErrorType.Validation, "A dry run stores nothing, so there is nothing to export.") { Hint = "Omit --export." },
        { Replace: null, IfRevision: not null } =>
            new Problem(ErrorType.Validation, "A revision is given, but no schedule to replace.") { Hint = "Name it with --replace ID." },
        _ => null,
    };

    private static Outcome<PlaylistDocument> PoolOf(SchedulePlaylistRequest request, Repeat repeat, OperationContext context)
    {
        if (request.Playlist is { } playlist)
        {
            return PlaylistRef.Find(playlist, context).TryGet(out var id, out var problem) ? PoolSource.Stored(id, context) : problem;
        }

        if (request.Links is null)
        {
            return new Problem(ErrorType.Validation, "The field “links” is missing: no videos to schedule.")
            {
                Hint = "Send {\"links\":[\"https://…\"],\"start_time\":\"2026-11-24T00:00:00Z\",\"duration_hours\":24}, "
                    + "or “playlist_id” in place of the links.",
            };
        }

        return PoolSource.Read(repeat.Watch(context.Input(request.Links) with { AllowsInlineJson = true }), context);
    }

    private static Outcome<FillOrder> Build(SchedulePlaylistRequest request, PlaylistDocument pool, Instant start, ExhaustedPolicy policy)
    {
        var (hours, cooldown, slot) = (request.Hours, request.Cooldown, request.Slot);
        if (hours is not (> 0 and <= SchedulePlaylistRequest.MaxHours))
        {
            return OutOfRange("duration", hours, "hours", $"more than 0 and at most {SchedulePlaylistRequest.MaxHours} (10 years)");
        }

        if (cooldown is not (>= 0 and <= SchedulePlaylistRequest.MaxHours))
        {
            return OutOfRange("cooldown", cooldown, "hours", $"from 0 to {SchedulePlaylistRequest.MaxHours} (10 years)");
        }

        if (slot * 60 is not (>= 1 and <= 24 * 3600))
        {
            return OutOfRange("slot", slot, "minutes", "from a second to 1440 (a day)");
        }

        if ((NameRule.Check(request.Name) ?? MessageRule.Check(request.Message)) is { } tooLong)
        {
            return tooLong;
        }

        return new FillOrder
        {
            Pool = pool,
            Start = start,
            HorizonSeconds = Math.Max(1, (long)Math.Round(hours * 3600)),
            SlotSeconds = (long)Math.Round(slot * 60),
            CooldownSeconds = (long)Math.Round(cooldown * 3600),
            Shuffle = !request.NoShuffle,
            WhenExhausted = policy,
            Name = string.IsNullOrWhiteSpace(request.Name) ? null : request.Name.Trim(),
            Seed = request.Seed,
            Across = ChannelScopes.TryParse(request.Across ?? PlayScopes.Channel, out var across) ? across : default,
            IsDryRun = request.IsDryRun,
            Message = request.Message,
        };
    }

    private static Problem Usage(string message) => new(ErrorType.Usage, message)
    {
        Hint = $"See scheduleflow {SchedulePlaylistRequest.Verb} --help.",
    };

    private static Problem OutOfRange(string what, double value, string unit, string range) => new(
        ErrorType.Validation,
        string.Create(CultureInfo.InvariantCulture, $"The {what} of {value} {unit} is out of range: it must be {range}."));

    // An error names the start as the caller does.
    private static Outcome<Instant> StartOf(SchedulePlaylistRequest request, OperationContext context)
    {
        var name = request.IsJson ? "start_time" : "--start";
        if (string.IsNullOrWhiteSpace(request.Start))
        {
            return new Problem(ErrorType.Validation, $"{name} is missing: when does the calendar begin?")
            {
                Hint = "Give an instant such as 2026-11-24T00:00:00Z.",
            };
        }

        return ZoneInput.TryFind(request.Zone, context, out var zone) is { } unknown
            ? unknown
            : InstantInput.Parse(request.Start, $"{name} ", zone);
    }

    private static Outcome<ExhaustedPolicy> PolicyOf(string? name) =>
        string.IsNullOrEmpty(name) ? ExhaustedPolicy.LeastRecent
        : ExhaustedPolicyNames.TryParse(name, out var policy) ? policy
        : new Problem(ErrorType.Validation, $"“{name}” is not a policy for exhausted pools.")
        {
            Hint = "Choose least_recent, leave_gap or fail.",
        };
}
