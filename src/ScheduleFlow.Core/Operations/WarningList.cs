using System.Collections.Immutable;
using System.Text.Json;

namespace ScheduleFlow.Core.Operations;

/// <summary>The field <c>warnings</c> of replies.</summary>
internal static class WarningList
{
    /// <summary>Leaves it out where there are none.</summary>
    public static void Write(Utf8JsonWriter json, ImmutableArray<string> warnings)
    {
        if (!warnings.IsEmpty)
        {
            WriteAlways(json, warnings);
        }
    }

    public static void WriteAlways(Utf8JsonWriter json, ImmutableArray<string> warnings)
    {
        json.WriteStartArray("warnings"u8);
        foreach (var warning in warnings)
        {
            json.WriteStringValue(warning);
        }

        json.WriteEndArray();
    }
}
