using System.Text.Json;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>The causes, as metrics and events spell them: as other parts of the API do.</summary>
internal static class LaunchFailureNames
{
    private static readonly string[] Names = [.. Enum.GetNames<LaunchFailure>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    public static string Name(this LaunchFailure cause) => Names[(int)cause];
}
