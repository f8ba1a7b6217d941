using System.Collections.Immutable;

namespace ScheduleFlow.Core.Editing;

/// <summary>What a caller asks for in one document.</summary>
internal sealed record EditCall
{
    public const int MaxEdits = 1_000;

    public required ImmutableArray<Edit> Edits { get; init; }

    /// <summary>The revision that the schedule must be at; null: any.</summary>
    public long? IfRevision { get; init; }

    public string? Message { get; init; }

    public bool DryRun { get; init; }

    public double? CooldownHours { get; init; }
}
