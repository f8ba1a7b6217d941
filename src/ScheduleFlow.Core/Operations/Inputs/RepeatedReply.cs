using System.Text.Json;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>The reply that the same request got before.</summary>
/// <param name="Document">A JSON object: the fields of that reply, byte for byte.</param>
internal sealed record RepeatedReply(ReadOnlyMemory<byte> Document) : IReply
{
    public void WriteFields(Utf8JsonWriter json)
    {
        using var fields = JsonDocument.Parse(Document);
        foreach (var field in fields.RootElement.EnumerateObject())
        {
            json.WritePropertyName(field.Name);
            json.WriteRawValue(field.Value.GetRawText(), skipInputValidation: true);
        }
    }
}
