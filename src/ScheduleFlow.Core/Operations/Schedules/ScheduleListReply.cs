using System.Text.Json;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>A page of the list of schedules.</summary>
internal sealed record ScheduleListReply(SchedulePage Page) : IReply
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteStartArray("schedules"u8);
        foreach (var schedule in Page.Schedules)
        {
            json.WriteStartObject();
            schedule.WriteFields(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("count"u8, Page.Schedules.Length);
        json.WriteNumber("total"u8, Page.Total);
        NextPage.Write(json, Page.Next);
        WarningList.Write(json, Page.Warnings);
    }
}
