using System.Globalization;

namespace ScheduleFlow.Gateway.Events;

/// <summary>The time as replies and events write it.</summary>
internal static class ReplyTime
{
    public static string Now(TimeProvider time) => time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
