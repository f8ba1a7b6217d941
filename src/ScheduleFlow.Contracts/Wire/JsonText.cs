using System.Text.Json;

namespace ScheduleFlow.Contracts;

/// <summary>Reads the texts of JSON values. An escaped half of a surrogate pair is valid JSON, but not a text.</summary>
public static class JsonText
{
    /// <summary>The name of a field; false if it holds half of a surrogate pair.</summary>
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

    /// <summary>The text; false if the value is not a string, or holds half of a surrogate pair.</summary>
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
