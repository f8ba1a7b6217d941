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

/// <summary>The data of <see cref="EventTypes.Dropped"/>.</summary>
/// <param name="Count">How many events the listener has missed.</param>
public sealed record DroppedData(int Count);
