using System.Collections.Immutable;
using System.Text.Json;

namespace ScheduleFlow.Core.Operations.Replies;

/// <summary>The field <c>warnings</c> of replies, left out where there are none.</summary>
internal static class WarningList
{
    public static void Write(Utf8JsonWriter json, ImmutableArray<string> warnings)
    {
        if (warnings.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("warnings"u8);
        foreach (var warning in warnings)
        {
            json.WriteStringValue(warning);
        }

        json.WriteEndArray();
    }
}
