using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Maintenance;

namespace ScheduleFlow.Core.Storage;

/// <summary>A line of the audit log: one change of the store, or an attempt at one that was denied.</summary>
internal sealed record AuditEntry
{
    /// <summary>The time in the line; null: it has none.</summary>
    public string? Time { get; init; }

    /// <summary>Who made the change and from where, as <c>name@address</c>; null: someone in a shell on the server.</summary>
    public string? Actor { get; init; }

    public string? Verb { get; init; }

    /// <summary>What was done, if it differs from what the verb says, such as <c>put_aside</c>.</summary>
    public string? Action { get; init; }

    /// <summary>What was changed: the first ids.</summary>
    public ImmutableArray<string> Ids { get; init; } = [];

    /// <summary>How many ids there are.</summary>
    public long Count { get; init; }

    public long? Events { get; init; }

    /// <summary>The revision that a schedule got, where one was changed.</summary>
    public long? Revision { get; init; }

    /// <summary>The channels whose timeline changed; null: the change does not say which.</summary>
    public ImmutableArray<string>? Channels { get; init; }

    /// <summary>What changed, as <see cref="ChangedNouns"/>; the commit derives it from the files that it changes.</summary>
    public ImmutableArray<string> Changed { get; init; } = [];

    /// <summary>How large the file is that was written; null where none was, or where its size says nothing.</summary>
    public long? Bytes { get; init; }

    /// <summary>The files that the operation read.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary><see cref="Success"/>, as a change that failed leaves no line, or <see cref="Denied"/>.</summary>
    public string Result { get; init; } = Success;

    /// <summary>Why it was denied, in one word; null where it was not.</summary>
    public string? Reason { get; init; }

    public string? RequestId { get; init; }

    /// <summary>The <see cref="Result"/> of a change that was made.</summary>
    public const string Success = "success";

    /// <summary>The <see cref="Result"/> of one that the gateway refused.</summary>
    public const string Denied = "denied";
}
