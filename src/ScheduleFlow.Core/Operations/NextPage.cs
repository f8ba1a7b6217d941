using System.Text.Json;

namespace ScheduleFlow.Core.Operations;

/// <summary>The field <c>next</c> of replies that are a page of something: the cursor to go on with, null on the last one.</summary>
internal static class NextPage
{
    public static void Write(Utf8JsonWriter json, string? next)
    {
        if (next is null)
        {
            json.WriteNull("next"u8);
        }
        else
        {
            json.WriteString("next"u8, next);
        }
    }
}
