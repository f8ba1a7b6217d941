using System.Collections.Frozen;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>The routes that do something which a declaration cannot say, with what they do; by method and path.</summary>
internal static class OddRoutes
{
    public static FrozenDictionary<string, Func<HttpContext, Operation, HttpRoute, Task>> All(IServiceProvider services)
    {
        var operations = services.GetRequiredService<OperationEndpoints>();
        return new Dictionary<string, Func<HttpContext, Operation, HttpRoute, Task>>
        {
            ["GET /api/schedules/{id}/export"] = new NegotiatedExport(operations).AnswerAsync,
        }.ToFrozenDictionary();
    }
}
