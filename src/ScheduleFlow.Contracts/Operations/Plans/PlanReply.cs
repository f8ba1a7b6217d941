using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Operations.Plans;

/// <summary>What a plan comes to, whether it was stored or only shown.</summary>
public sealed partial record PlanReply : Reply
{
    /// <summary>The channel's calendar; it has this id also before it is stored.</summary>
    public required string ScheduleId { get; init; }

    public required string Channel { get; init; }

    /// <summary>Whether it is what the store has now: it was stored, or was there already. A dry run is neither.</summary>
    public required bool Applied { get; init; }

    /// <summary>Whether every event is as it is stored; then nothing is stored again.</summary>
    public required bool Unchanged { get; init; }

    /// <summary>The revision that is stored; 0: none.</summary>
    public required long Revision { get; init; }

    /// <summary>Tells this plan on this store from any other; apply takes it.</summary>
    public required string PlanHash { get; init; }

    public required string Zone { get; init; }

    public required string Start { get; init; }

    public required string End { get; init; }

    /// <summary>Where planning began: what was on air before stays.</summary>
    public required string PlannedFrom { get; init; }

    public required long Seed { get; init; }

    /// <summary>Whether no must is broken, nothing fixed was left out, and no must is why nothing is on air.</summary>
    public required bool MustsHold { get; init; }

    public required PlanFigures Statistics { get; init; }

    /// <summary>What changes of what is stored.</summary>
    public required PlanChangeCounts Changes { get; init; }

    /// <summary>What can be had of each cooldown.</summary>
    public required ImmutableArray<FeasibilityRow> Feasibility { get; init; }

    public required BreachCounts BreachCounts { get; init; }

    /// <summary>The first 1,000, by tier.</summary>
    public required ImmutableArray<BreachRow> Breaches { get; init; }

    /// <summary>The first 1,000 times when nothing is on air.</summary>
    public required ImmutableArray<DeadAirRow> DeadAir { get; init; }

    /// <summary>Fixed events that had no room.</summary>
    public required ImmutableArray<DroppedRow> Dropped { get; init; }

    /// <summary>Every event; null where that was not asked for.</summary>
    public ImmutableArray<TimelineRow>? Timeline { get; init; }

    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>Musts that cannot hold are a finding: the reply has what breaks them.</summary>
    [JsonIgnore]
    public override ExitCode Exit => MustsHold ? ExitCode.Done : ExitCode.Findings;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlanReply))]
internal sealed partial class PlanJson : JsonSerializerContext;
