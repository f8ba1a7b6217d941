using System.Text.Json;

namespace ScheduleFlow.Gateway.Endpoints.Reading;

/// <summary>Texts of JSON values.</summary>
internal static class JsonText
{
    /// <summary>The text; false where the value is none, or holds half of a surrogate pair, which is JSON but no text.</summary>
    public static bool TryRead(JsonElement value, out string text)
    {
        text = "";
        if (value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
