using System.Text.Json;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Settings;

/// <summary>What runs here, and how much it holds.</summary>
internal sealed record SystemInfoReply(string Version, string Platform, StoreCounts Counts, Instant Timestamp) : IReply
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("version"u8, Version);
        json.WriteString("platform"u8, Platform);
        json.WriteNumber("pages_generated"u8, Counts.Pages);
        json.WriteNumber("playlists_loaded"u8, Counts.Playlists);
        json.WriteNumber("schedules_created"u8, Counts.Schedules);
        json.WriteString("timestamp"u8, Timestamp.ToString());
    }
}
