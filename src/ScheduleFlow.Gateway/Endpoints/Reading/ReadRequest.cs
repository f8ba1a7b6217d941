using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints.Reading;

/// <summary>What a client asks, how it is launched, and how it is answered.</summary>
/// <param name="Request">What is asked.</param>
/// <param name="Launch">The launch.</param>
/// <param name="Route">The way that the client came, in the format that it asks for.</param>
internal sealed record ReadRequest(Request Request, LaunchRequest Launch, HttpRoute Route);
