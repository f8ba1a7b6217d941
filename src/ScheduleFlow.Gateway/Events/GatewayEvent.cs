namespace ScheduleFlow.Gateway.Events;

/// <summary>Something that has happened.</summary>
/// <param name="Number">Counts from 1 for this run of the gateway.</param>
/// <param name="Type">See <see cref="EventTypes"/>.</param>
/// <param name="RequestId">Whose operation it is about.</param>
/// <param name="Data">JSON.</param>
internal sealed record GatewayEvent(long Number, string Type, string RequestId, string Data);
