using System.Collections.Frozen;
using ScheduleFlow.Contracts.Gateway;

namespace ScheduleFlow.Gateway.Events;

/// <summary>Which events a listener wants.</summary>
/// <param name="Types">Types from <see cref="EventTypes.Choices"/>.</param>
/// <param name="RequestId">Only events of this request and of the job that it started; null: of any request.</param>
internal sealed record EventChoice(FrozenSet<string> Types, string? RequestId)
{
    public bool Wants(GatewayEvent item) =>
        Types.Contains(item.Type) && (RequestId is null || item.RequestId == RequestId || item.JobRequestId == RequestId);
}
