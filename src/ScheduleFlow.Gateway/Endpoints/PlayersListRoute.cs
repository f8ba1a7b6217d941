using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Channels;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>The list of channels for players, which names the guide by the address at which they found the list.</summary>
internal sealed class PlayersListRoute(OperationEndpoints endpoints, TunerAddress address)
{
    public Task AnswerAsync(HttpContext http, Operation operation, HttpRoute route)
    {
        var guide = address.Of(http.Request) + ExportChannelsRequest.GuidePath;
        return endpoints.AnswerAsync(http, operation, route, (ExportChannelsRequest.GuideUrlField, guide));
    }
}
