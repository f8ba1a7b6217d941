using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Channels;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>The documents of the tuner, which name the server by the address at which the app has found it.</summary>
internal sealed class TunerRoute(OperationEndpoints endpoints, TunerAddress address)
{
    public Task AnswerAsync(HttpContext http, Operation operation, HttpRoute route) =>
        endpoints.AnswerAsync(http, operation, route, (TunerRequest.BaseUrlField, address.Of(http.Request)));
}
