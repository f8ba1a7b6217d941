using System.Globalization;
using System.Text.Json;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Maintenance;

/// <summary>A page of the audit log.</summary>
internal sealed record AuditReply(AuditPage Page) : IReply
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteStartArray("entries"u8);
        foreach (var entry in Page.Entries)
        {
            json.WriteStartObject();
            json.WriteString("time"u8, entry.Time);
            json.WriteString("actor"u8, entry.Actor);
            json.WriteString("verb"u8, entry.Verb);
            if (entry.Action is not null)
            {
                json.WriteString("action"u8, entry.Action);
            }

            json.WriteStartArray("ids"u8);
            foreach (var id in entry.Ids)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
            json.WriteNumber("count"u8, entry.Count);
            if (entry.Events is { } events)
            {
                json.WriteNumber("events"u8, events);
            }

            json.WriteString("result"u8, entry.Result);
            json.WriteString("request_id"u8, entry.RequestId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("count"u8, Page.Entries.Length);

        // An offset to us; to others a text, as all cursors are.
        json.WriteString("next"u8, Page.Next?.ToString(CultureInfo.InvariantCulture));
        if (Page.Damaged > 0)
        {
            WarningList.Write(json, [$"Torn or foreign lines of the audit log that were passed over: {Page.Damaged}. doctor --repair takes them out."]);
        }
    }
}
