using System.Collections.Immutable;

namespace ScheduleFlow.Core.Storage;

/// <summary>A line of the audit log: one change of the store.</summary>
internal sealed record AuditEntry
{
    /// <summary>When, as the line has it; null where it has none.</summary>
    public string? Time { get; init; }

    /// <summary>Who and from where, as <c>name@address</c>; null: somebody in a shell on the server.</summary>
    public string? Actor { get; init; }

    public string? Verb { get; init; }

    /// <summary>What was done, where it is not what the verb says, such as <c>put_aside</c>.</summary>
    public string? Action { get; init; }

    /// <summary>What it was done to: the first so many ids.</summary>
    public ImmutableArray<string> Ids { get; init; } = [];

    /// <summary>How many ids there are.</summary>
    public long Count { get; init; }

    public long? Events { get; init; }

    /// <summary><c>success</c>: a change that failed leaves no line.</summary>
    public string Result { get; init; } = "success";

    public string? RequestId { get; init; }
}
