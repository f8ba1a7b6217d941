using System.Text.Json;

namespace ScheduleFlow.Contracts;

/// <summary>Texts of JSON values: an escaped half of a surrogate pair is JSON, but no text.</summary>
public static class JsonText
{
    /// <summary>The name of a field; false where it holds half of a surrogate pair.</summary>
    public static bool TryName(JsonProperty field, out string name)
    {
        try
        {
            name = field.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = "";
            return false;
        }
    }

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
