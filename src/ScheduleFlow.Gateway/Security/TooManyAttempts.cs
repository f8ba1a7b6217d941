using System.Globalization;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Security;

/// <summary>The refusal of a caller who must wait after wrong passwords or keys.</summary>
internal static class TooManyAttempts
{
    public static Task RefuseAsync(HttpContext http, TimeSpan wait) => Refusal.Set(http, Of(http, wait), RefusalReason.Lockout);

    /// <summary>The caller's error; sets <c>Retry-After</c>.</summary>
    public static Problem Of(HttpContext http, TimeSpan wait)
    {
        var seconds = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.RetryAfter = seconds;
        return new Problem(ErrorType.RateLimited, $"Too many wrong passwords or keys: the next try may be made in {seconds} seconds.")
        {
            Hint = "Each further failure doubles the wait, up to 15 minutes.",
        };
    }
}
