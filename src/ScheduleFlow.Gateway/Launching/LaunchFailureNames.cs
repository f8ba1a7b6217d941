using System.Text.Json;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>The causes in snake case, for metrics and events, as in the rest of the API.</summary>
internal static class LaunchFailureNames
{
    private static readonly string[] Names = [.. Enum.GetNames<LaunchFailure>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    public static string Name(this LaunchFailure cause) => Names[(int)cause];
}
