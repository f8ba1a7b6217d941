using System.Runtime.InteropServices;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Settings;

namespace ScheduleFlow.Core.Operations.Settings;

/// <summary>Says what runs here, and how much it holds.</summary>
internal static class SystemInfo
{
    public static Outcome<SystemInfoReply> Run(SystemInfoRequest request, OperationContext context) =>
        context.Store.Maintenance.Count().TryGet(out var counts, out var problem)
            ? new SystemInfoReply
            {
                Version = ProductVersion.Current,
                Platform = RuntimeInformation.RuntimeIdentifier,
                PagesGenerated = counts.Pages,
                PlaylistsLoaded = counts.Playlists,
                SchedulesCreated = counts.Schedules,
                Timestamp = context.Now.ToString(),
            }
            : problem;
}
