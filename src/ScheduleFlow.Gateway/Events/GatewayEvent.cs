using ScheduleFlow.Contracts.Gateway;

namespace ScheduleFlow.Gateway.Events;

/// <summary>An event.</summary>
/// <param name="Number">Counts from 1 for this run of the gateway.</param>
/// <param name="Type">See <see cref="EventTypes"/>.</param>
/// <param name="RequestId">The request whose operation it is about.</param>
/// <param name="Data">JSON.</param>
/// <param name="JobRequestId">The request that started the job it is part of; null: it is part of no job.</param>
internal sealed record GatewayEvent(long Number, string Type, string RequestId, string Data, string? JobRequestId = null);
