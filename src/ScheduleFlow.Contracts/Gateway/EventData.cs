using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Gateway;

/// <summary>The data of an <see cref="EventTypes.Operation"/>.</summary>
/// <param name="RequestId">The request that asked for it.</param>
/// <param name="Operation">The verb.</param>
/// <param name="ExitCode">The worker's exit code; null: the gateway ended it.</param>
/// <param name="Cause">Why it failed; <c>none</c>: it did not.</param>
/// <param name="QueuedMs">How long it waited for a slot.</param>
/// <param name="RanMs">How long its worker ran.</param>
/// <param name="BytesIn">The size of its input.</param>
/// <param name="BytesOut">The size of its output.</param>
public sealed record OperationData(
    string RequestId, string Operation, int? ExitCode, string Cause, double QueuedMs, double RanMs, long BytesIn, long BytesOut);

/// <summary>The data of a <see cref="EventTypes.Progress"/>.</summary>
/// <param name="RequestId">The request that asked for the operation.</param>
/// <param name="Operation">The verb.</param>
/// <param name="Phase"><c>upload</c> or <c>run</c>.</param>
/// <param name="Percent">How far it is; null: unknown.</param>
/// <param name="Bytes">For an upload: how much has arrived.</param>
/// <param name="TotalBytes">For an upload: its size, if the client states it.</param>
public sealed record ProgressData(string RequestId, string Operation, string Phase, double? Percent, long? Bytes, long? TotalBytes);

/// <summary>The data of a <see cref="EventTypes.ScheduleChanged"/>.</summary>
/// <param name="Ids">The schedules that were added, changed or deleted, and no others; empty with <paramref name="All"/>.</param>
/// <param name="All">
/// Whether any schedule may have changed: after a restore, a repair or a migration, or where there are too many to list.
/// </param>
/// <param name="Revision">The revision that the schedule has now, where it is one; omitted where it was deleted.</param>
/// <param name="Actor">The name of the key or the user, or the role of a caller without; omitted: someone in a shell on the server.</param>
/// <param name="Operation">The verb that made the change.</param>
/// <param name="RequestId">The request that made it; omitted: none did.</param>
public sealed record ScheduleChangedData(
    ImmutableArray<string> Ids, bool All, long? Revision, string? Actor, string? Operation, string? RequestId);

/// <summary>The data of a <see cref="EventTypes.TimelineChanged"/>.</summary>
/// <param name="Channels">The channels whose timeline changed, and no others; empty with <paramref name="All"/>.</param>
/// <param name="All">Whether any channel's timeline may have changed.</param>
/// <param name="Ids">The schedules that changed with it, or that were published or unpublished; empty where they are not known.</param>
/// <param name="Revision">As in <see cref="ScheduleChangedData"/>.</param>
/// <param name="Actor">As in <see cref="ScheduleChangedData"/>.</param>
/// <param name="Operation">The verb that made the change.</param>
/// <param name="RequestId">The request that made it; omitted: none did.</param>
public sealed record TimelineChangedData(
    ImmutableArray<string> Channels,
    bool All,
    ImmutableArray<string> Ids,
    long? Revision,
    string? Actor,
    string? Operation,
    string? RequestId);

/// <summary>The data of <see cref="EventTypes.Dropped"/>.</summary>
/// <param name="Count">How many events the listener has missed.</param>
public sealed record DroppedData(int Count);
