using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Settings;

namespace ScheduleFlow.Core.Operations.Settings;

/// <summary>Shows the settings of the store, defaults included.</summary>
internal static class ShowConfig
{
    public static Outcome<ConfigReply> Run(ShowConfigRequest request, OperationContext context) =>
        context.Store.Settings.Load().TryGet(out var settings, out var problem) ? ConfigReplies.Of(settings) : problem;
}
