using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Security;

/// <summary>So many requests in any minute from each caller (<see cref="Caller"/>), in steps of ten seconds.</summary>
internal static class RateLimits
{
    private const int Segments = 6;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <param name="services">The limiter is added here.</param>
    /// <param name="perMinute">How many; 0 for as many as they like.</param>
    public static void AddTo(IServiceCollection services, int perMinute) => services.AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => perMinute == 0
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetSlidingWindowLimiter(Caller.Of(http), _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = perMinute,
                Window = Window,
                SegmentsPerWindow = Segments,
            }));
        limiter.OnRejected = (rejected, _) => new ValueTask(RefuseAsync(rejected, perMinute));
    });

    private static Task RefuseAsync(OnRejectedContext rejected, int perMinute)
    {
        var after = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var given) ? given : Window / Segments;
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Refusal.Set(rejected.HttpContext, new Problem(ErrorType.RateLimited, $"More than {perMinute} requests in a minute.")
        {
            Hint = "Wait as long as Retry-After says, or raise ScheduleFlow:RateLimit:PerMinute.",
        });
    }
}
