using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints.Reading;

/// <summary>A client's request, its launch, and the form of its answer.</summary>
/// <param name="Request">The request.</param>
/// <param name="Launch">The launch.</param>
/// <param name="Route">The client's route, in the format that the client asks for.</param>
internal sealed record ReadRequest(Request Request, LaunchRequest Launch, HttpRoute Route);
