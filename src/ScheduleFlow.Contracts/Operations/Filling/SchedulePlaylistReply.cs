using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Contracts.Operations.Timelines;

namespace ScheduleFlow.Contracts.Operations.Filling;

/// <summary>A calendar that was filled, and stored unless it was a dry run.</summary>
public sealed partial record SchedulePlaylistReply : Reply
{
    /// <summary>The stored schedule; omitted for a new one that was only tried.</summary>
    public string? ScheduleId { get; init; }

    public required string Name { get; init; }

    public required int Events { get; init; }

    public required int EventsScheduled { get; init; }

    /// <summary>When the first event begins.</summary>
    public required string Start { get; init; }

    /// <summary>When the last event ends.</summary>
    public required string End { get; init; }

    /// <summary>Hours from the requested start to the end.</summary>
    public required double Duration { get; init; }

    /// <summary>How much of that is filled, as older clients show it: a percentage with one decimal and a percent sign.</summary>
    public required string Coverage { get; init; }

    /// <summary>The same as a number.</summary>
    public required double CoveragePercent { get; init; }

    public required CooldownReply Cooldown { get; init; }

    /// <summary>With this seed, the same list gives the same calendar.</summary>
    public required long Seed { get; init; }

    /// <summary>The channel whose plays count.</summary>
    public required string Channel { get; init; }

    /// <summary>Whose plays count besides, one of <see cref="PlayScopes"/>.</summary>
    public required string Across { get; init; }

    /// <summary>Whether it is published; false: it is a draft, or was only tried.</summary>
    public required bool Published { get; init; }

    /// <summary>The revision of a schedule that was filled anew; omitted: it is a new schedule.</summary>
    public long? Revision { get; init; }

    /// <summary>What changed of a schedule that was filled anew, by events.</summary>
    public DiffCounts? Changes { get; init; }

    /// <summary>Published events of other schedules that are no longer on air, by schedule; omitted: none.</summary>
    public ImmutableArray<DisplacedRow>? Displaces { get; init; }

    /// <summary>
    /// Published schedules that could not be read: whether their plays are far enough away is not known. Omitted: none.
    /// </summary>
    public ImmutableArray<string>? NotChecked { get; init; }

    /// <summary>True: nothing was stored.</summary>
    public bool? DryRun { get; init; }

    /// <summary>Every event of a dry run, in order of time; omitted otherwise.</summary>
    public ImmutableArray<FilledEventRow>? Timeline { get; init; }

    public required ImmutableArray<string> Warnings { get; init; }
}

/// <summary>Events of a published schedule that another one takes the place of.</summary>
/// <param name="ScheduleId">The schedule.</param>
/// <param name="Name">Its name.</param>
/// <param name="Events">How many of its events.</param>
/// <param name="Start">When the first of them begins.</param>
/// <param name="End">When the last of them ends.</param>
public sealed partial record DisplacedRow(string ScheduleId, string Name, int Events, string Start, string End);

/// <summary>An event of a filled calendar.</summary>
public sealed partial record FilledEventRow(string Id, string Start, string End, string Title, string? Url);

/// <summary>The cooldown that was requested, the longest possible, and the one that was achieved.</summary>
public sealed partial record CooldownReply
{
    public required double RequestedHours { get; init; }

    /// <summary>Whether every slot can be filled without breaking the cooldown; see <see cref="Proven"/>.</summary>
    public required bool Feasible { get; init; }

    /// <summary>The shortest time from one start of a video to its next; null: nothing plays twice.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double? AchievedMinHours { get; init; }

    /// <summary>The longest cooldown with which every slot can be filled.</summary>
    public required double BestPossibleHours { get; init; }

    /// <summary>How many slots break the requested cooldown.</summary>
    public required int Violations { get; init; }

    /// <summary>How many videos the requested cooldown needs.</summary>
    public required int VideosNeeded { get; init; }

    /// <summary>
    /// False: other plays lie on both sides of slots, and not every calendar was tried. Then the longest cooldown may be
    /// longer than the one given, and a cooldown that is not feasible is one for which no calendar was found.
    /// </summary>
    public required bool Proven { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SchedulePlaylistReply))]
internal sealed partial class SchedulePlaylistJson : JsonSerializerContext;
