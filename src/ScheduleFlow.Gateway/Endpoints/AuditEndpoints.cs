using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Who changed what, for admins.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder routes, Relay relay) =>
        routes.GetAsAdmin("/api/audit", http => relay.SendAsync(http, new LaunchRequest(VerbNames.ListAudit) { Reply = ReplyForm.Page }
            .With("limit", http.QueryValue("limit"))
            .With("after", http.QueryValue("after"))
            .With("since", http.QueryValue("since"))));
}
