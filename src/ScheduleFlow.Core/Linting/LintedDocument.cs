using System.Collections.Immutable;

namespace ScheduleFlow.Core.Linting;

/// <summary>A document, or a stored schedule, that was read to be checked.</summary>
internal sealed record LintedDocument
{
    /// <summary>As the caller named it.</summary>
    public required string Source { get; init; }

    /// <summary>The format that it was read in; null: it could not be read at all, or it is stored.</summary>
    public string? Format { get; init; }

    public ImmutableArray<LintedSchedule> Schedules { get; init; } = [];

    /// <summary>What was noticed while it was read.</summary>
    public ImmutableArray<ReadNote> Notes { get; init; } = [];

    /// <summary>Something noticed while reading, its place, and the rule that it belongs to.</summary>
    internal readonly record struct ReadNote(LintRule Rule, string Message, int Line, int Column, string? Title);
}
