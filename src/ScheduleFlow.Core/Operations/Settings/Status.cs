using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Settings;

namespace ScheduleFlow.Core.Operations.Settings;

/// <summary>Says how much is stored, when channels were last saved, and how the asking process is doing.</summary>
internal static class Status
{
    private const double BytesPerMegabyte = 1024.0 * 1024.0;

    public static Outcome<StatusReply> Run(StatusRequest request, OperationContext context)
    {
        if (!context.Store.Channels.Load().TryGet(out var list, out var problem)
            || !context.Store.Maintenance.Count().TryGet(out var counts, out problem))
        {
            return problem;
        }

        var memory = request.MemoryBytes ?? Environment.WorkingSet;
        return new StatusReply
        {
            Mode = request.Mode,
            ChannelsLoaded = list.Channels.Length,
            ChannelsWithSchedule = list.Channels.Count(channel => channel.Schedule is not null),
            Schedules = counts.Schedules,
            Playlists = counts.Playlists,
            LastSave = list.Saved?.ToString(),
            MemoryUsage = string.Create(CultureInfo.InvariantCulture, $"{memory / BytesPerMegabyte:0.0} MB"),
            MemoryBytes = memory,
            Uptime = Math.Round(request.UptimeSeconds, 1),
            Timestamp = context.Now.ToString(),
        };
    }
}
