using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Operations.Plans;

/// <summary>The result of a plan, stored or only shown.</summary>
public sealed partial record PlanReply : Reply
{
    /// <summary>What became of the plan, and how to go on, as a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The id of the channel's calendar, which is fixed before it is stored.</summary>
    public required string ScheduleId { get; init; }

    public required string Channel { get; init; }

    /// <summary>Whether the store has this plan now: it was stored, or was there already. False for a dry run.</summary>
    public required bool Applied { get; init; }

    /// <summary>Whether the stored calendar is on its channel's timeline; a draft is not, and counts for nobody.</summary>
    public required bool Published { get; init; }

    /// <summary>Whether every event equals the stored one; then nothing is stored again.</summary>
    public required bool Unchanged { get; init; }

    /// <summary>The stored revision; 0: none.</summary>
    public required long Revision { get; init; }

    /// <summary>Tells this plan on this store from any other; apply takes it.</summary>
    public required string PlanHash { get; init; }

    public required string Zone { get; init; }

    public required string Start { get; init; }

    public required string End { get; init; }

    /// <summary>Where planning began; earlier events stay.</summary>
    public required string PlannedFrom { get; init; }

    public required long Seed { get; init; }

    /// <summary>Whether no must is broken, no fixed event was dropped, and no must causes dead air.</summary>
    public required bool MustsHold { get; init; }

    public required PlanFigures Statistics { get; init; }

    /// <summary>What changes against the stored calendar.</summary>
    public required PlanChangeCounts Changes { get; init; }

    /// <summary>
    /// Edits by hand that are kept: events that were edited stay where they are, and what was taken out does not come back.
    /// </summary>
    public required int KeptEdits { get; init; }

    /// <summary>Edits by hand that are discarded as requested; null: that was not requested.</summary>
    public int? DiscardedEdits { get; init; }

    /// <summary>Edits by hand that cannot be kept, or break a must where they are.</summary>
    public required ImmutableArray<EditConflictRow> EditConflicts { get; init; }

    /// <summary>How far each cooldown can hold.</summary>
    public required ImmutableArray<FeasibilityRow> Feasibility { get; init; }

    public required BreachCounts BreachCounts { get; init; }

    /// <summary>The first 1,000, by tier.</summary>
    public required ImmutableArray<BreachRow> Breaches { get; init; }

    /// <summary>The first 1,000 times when nothing is on air.</summary>
    public required ImmutableArray<DeadAirRow> DeadAir { get; init; }

    /// <summary>Fixed events that had no room.</summary>
    public required ImmutableArray<DroppedRow> Dropped { get; init; }

    /// <summary>Every event; null: not requested.</summary>
    public ImmutableArray<TimelineRow>? Timeline { get; init; }

    /// <summary>Schedules of the channels that count but cannot be read: their plays are neither kept nor broken rules.</summary>
    public required ImmutableArray<string> NotChecked { get; init; }

    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>Musts that cannot hold and edits that are lost are findings: the reply says which.</summary>
    [JsonIgnore]
    public override ExitCode Exit => MustsHold && EditConflicts.IsEmpty ? ExitCode.Done : ExitCode.Findings;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlanReply))]
internal sealed partial class PlanJson : JsonSerializerContext;
