using System.Collections.Frozen;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Channels;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>The answers of routes that no declaration can express, by method and path.</summary>
internal static class OddRoutes
{
    public static FrozenDictionary<string, Func<HttpContext, Operation, HttpRoute, Task>> All(IServiceProvider services)
    {
        var tuner = services.GetRequiredService<TunerRoute>();
        return new Dictionary<string, Func<HttpContext, Operation, HttpRoute, Task>>(StringComparer.Ordinal)
        {
            ["GET /api/schedules/{id}/export"] = new NegotiatedExport(services.GetRequiredService<OperationEndpoints>()).AnswerAsync,
            [$"GET {ExportChannelsRequest.PlayersPath}"] = services.GetRequiredService<PlayersListRoute>().AnswerAsync,
            ["POST /api/validate"] = services.GetRequiredService<CheckLinksRoute>().AnswerAsync,
            ["GET /api/status"] = services.GetRequiredService<StatusRoute>().AnswerAsync,
            ["GET /discover.json"] = tuner.AnswerAsync,
            ["GET /lineup.json"] = tuner.AnswerAsync,
            ["GET /lineup_status.json"] = tuner.AnswerAsync,
            ["GET /device.xml"] = tuner.AnswerAsync,
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
