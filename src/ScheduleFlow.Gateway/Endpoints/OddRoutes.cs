using System.Collections.Frozen;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>The routes that do something which a declaration cannot say, with what they do; by method and path.</summary>
internal static class OddRoutes
{
    public static FrozenDictionary<string, Func<HttpContext, Operation, HttpRoute, Task>> All(IServiceProvider services) =>
        FrozenDictionary<string, Func<HttpContext, Operation, HttpRoute, Task>>.Empty;
}
