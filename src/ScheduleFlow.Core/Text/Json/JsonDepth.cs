using System.Text.Json;

namespace ScheduleFlow.Core.Text.Json;

/// <summary>Counts open objects and arrays, to find the end of a value.</summary>
internal static class JsonDepth
{
    /// <summary>By how much a token changes the number of open brackets: 1, -1 or 0.</summary>
    public static int ChangeBy(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
        JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
        _ => 0,
    };
}
