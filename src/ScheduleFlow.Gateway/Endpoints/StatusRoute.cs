using System.Globalization;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Settings;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>The state of the store and of this gateway. The worker reports both: it gets the gateway's as arguments.</summary>
internal sealed class StatusRoute(OperationEndpoints endpoints, TimeProvider time)
{
    private const string Mode = "gateway";

    private readonly long _started = time.GetTimestamp();

    public Task AnswerAsync(HttpContext http, Operation operation, HttpRoute route) => endpoints.AnswerAsync(
        http,
        operation,
        route,
        (StatusRequest.ModeField, Mode),
        (StatusRequest.UptimeField, ((long)time.GetElapsedTime(_started).TotalSeconds).ToString(CultureInfo.InvariantCulture)),
        (StatusRequest.MemoryField, Environment.WorkingSet.ToString(CultureInfo.InvariantCulture)));
}
