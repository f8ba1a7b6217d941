using System.Runtime.InteropServices;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations.Settings;

/// <summary>What runs here, and how much it holds.</summary>
internal static class SystemInfo
{
    public static Outcome<SystemInfoReply> Run(OperationContext context) =>
        context.Store.Maintenance.Count().TryGet(out var counts, out var problem)
            ? new SystemInfoReply(ProductVersion.Current, RuntimeInformation.RuntimeIdentifier, counts, context.Now)
            : problem;
}
