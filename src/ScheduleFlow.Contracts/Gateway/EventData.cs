namespace ScheduleFlow.Contracts.Gateway;

/// <summary>The data of an <see cref="EventTypes.Operation"/>.</summary>
/// <param name="RequestId">The request that asked for it.</param>
/// <param name="Operation">The verb.</param>
/// <param name="ExitCode">What the worker ended with; null: it has not ended by itself.</param>
/// <param name="Cause">Why it failed; <c>none</c> where it did not.</param>
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
/// <param name="Percent">How far it is; null: that is not known.</param>
/// <param name="Bytes">Of an upload: how much has arrived.</param>
/// <param name="TotalBytes">Of an upload: its size, where the client says it.</param>
public sealed record ProgressData(string RequestId, string Operation, string Phase, double? Percent, long? Bytes, long? TotalBytes);

/// <summary>The data of <see cref="EventTypes.Dropped"/>.</summary>
/// <param name="Count">How many events the listener has missed.</param>
public sealed record DroppedData(int Count);
