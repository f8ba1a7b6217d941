using System.Text.Json;

namespace ScheduleFlow.Core.Channels;

/// <summary>The fields of a checked link as JSON, in the store as in replies; absent ones are left out.</summary>
internal static class CheckedLinkJson
{
    public static void WriteFields(Utf8JsonWriter json, CheckedLink link)
    {
        json.WriteString("url"u8, link.Url);
        json.WriteString("state"u8, LinkStateNames.Of(link.State));
        if (link.Status is { } status)
        {
            json.WriteNumber("status"u8, status);
        }

        json.WriteString("reason"u8, link.Reason);
        if (link.FinalUrl is not null)
        {
            json.WriteString("final_url"u8, link.FinalUrl);
        }

        if (link.Kind is not null)
        {
            json.WriteString("kind"u8, link.Kind);
        }

        json.WriteNumber("elapsed_ms"u8, link.ElapsedMilliseconds);
        json.WriteString("checked"u8, link.Checked.ToString());
    }
}
