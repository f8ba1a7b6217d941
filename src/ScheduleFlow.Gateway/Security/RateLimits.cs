using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Security;

/// <summary>
/// Limits each caller's (<see cref="Caller"/>) requests per minute, in a window that moves by ten seconds, and its
/// simultaneous requests. Programs on this machine without a key are exempt from the second limit, because a proxy that the
/// configuration does not name looks like one of them.
/// </summary>
internal static class RateLimits
{
    private const int Segments = 6;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <param name="services">The limiter is added here.</param>
    /// <param name="options">The limits; 0 for no limit.</param>
    public static void AddTo(IServiceCollection services, GatewayOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => AtATime(http, options.ConnectionsPerCaller)),
            PartitionedRateLimiter.Create<HttpContext, string>(http => InAMinute(http, options.RequestsPerMinute)));
        limiter.OnRejected = (rejected, _) => new ValueTask(RefuseAsync(rejected, options));
    });

    private static RateLimitPartition<string> InAMinute(HttpContext http, int limit) => limit == 0
        ? RateLimitPartition.GetNoLimiter("")
        : RateLimitPartition.GetSlidingWindowLimiter(Caller.Of(http), _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = limit,
            Window = Window,
            SegmentsPerWindow = Segments,
        });

    private static RateLimitPartition<string> AtATime(HttpContext http, int limit) => limit == 0 || IsLocal(http)
        ? RateLimitPartition.GetNoLimiter("")
        : RateLimitPartition.GetConcurrencyLimiter(
            Caller.Of(http), _ => new ConcurrencyLimiterOptions { PermitLimit = limit, QueueLimit = 0 });

    private static bool IsLocal(HttpContext http) =>
        http.User.Identity?.Name is null && http.Connection.RemoteIpAddress is { } address
        && LoopbackNames.IsLoopback(address);

    private static Task RefuseAsync(OnRejectedContext rejected, GatewayOptions options)
    {
        if (rejected.Lease.TryGetMetadata(MetadataName.ReasonPhrase, out _)) // only the end of another request helps, not time
        {
            var problem = new Problem(ErrorType.RateLimited, $"More than {options.ConnectionsPerCaller} requests at the same time.")
            {
                Hint = $"Wait for the answer of another one, or raise {GatewaySettings.ConnectionsPerCaller.Key}.",
            };
            return Refusal.Set(rejected.HttpContext, problem);
        }

        var after = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var given) ? given : Window / Segments;
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var tooMany = new Problem(ErrorType.RateLimited, $"More than {options.RequestsPerMinute} requests in a minute.")
        {
            Hint = $"Wait as long as Retry-After says, or raise {GatewaySettings.RequestsPerMinute.Key}.",
        };
        return Refusal.Set(rejected.HttpContext, tooMany);
    }
}
