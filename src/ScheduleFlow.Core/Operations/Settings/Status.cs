using System.Globalization;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Settings;

/// <summary>How much there is, when channels were last saved, and how whoever asks is doing.</summary>
internal static class Status
{
    /// <param name="Mode">Who asks: <c>gateway</c> or <c>cli</c>.</param>
    /// <param name="UptimeSeconds">How long that has been running.</param>
    /// <param name="MemoryBytes">How much memory it has.</param>
    public sealed record Request(string Mode, double UptimeSeconds, long MemoryBytes);

    public static Outcome<Reply> Run(Request request, OperationContext context) =>
        context.Store.Channels.Load().TryGet(out var list, out var problem) && context.Store.Maintenance.Count().TryGet(out var counts, out problem)
            ? new Reply(request, list, counts, context.Now.ToString())
            : problem;

    internal sealed record Reply(Request Request, ChannelList List, StoreCounts Counts, string Timestamp) : IReply
    {
        public void WriteFields(Utf8JsonWriter json)
        {
            json.WriteString("mode"u8, Request.Mode);
            json.WriteNumber("channels_loaded"u8, List.Channels.Length);
            json.WriteNumber("channels_with_schedule"u8, List.Channels.Count(channel => channel.Schedule is not null));
            json.WriteNumber("schedules"u8, Counts.Schedules);
            json.WriteNumber("playlists"u8, Counts.Playlists);
            if (List.Saved is { } saved)
            {
                json.WriteString("last_save"u8, saved.ToString());
            }
            else
            {
                json.WriteNull("last_save"u8);
            }

            json.WriteString("memory_usage"u8, string.Create(CultureInfo.InvariantCulture, $"{Request.MemoryBytes / (1024.0 * 1024.0):0.0} MB"));
            json.WriteNumber("memory_bytes"u8, Request.MemoryBytes);
            json.WriteNumber("uptime"u8, Math.Round(Request.UptimeSeconds, 1));
            json.WriteString("timestamp"u8, Timestamp);
        }
    }
}
