using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints.Reading;

/// <summary>What a client asks, and how it is launched.</summary>
internal sealed record ReadRequest(Request Request, LaunchRequest Launch);
