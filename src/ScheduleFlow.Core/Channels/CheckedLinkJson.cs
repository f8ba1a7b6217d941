using System.Text.Json;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Channels;

/// <summary>The fields of a checked link as JSON, in the store and in replies; absent ones are omitted.</summary>
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
        json.WriteIfPresent("final_url"u8, link.FinalUrl);
        json.WriteIfPresent("kind"u8, link.Kind);
        json.WriteNumber("elapsed_ms"u8, link.ElapsedMilliseconds);
        json.WriteInstant("checked"u8, link.Checked);
    }
}
