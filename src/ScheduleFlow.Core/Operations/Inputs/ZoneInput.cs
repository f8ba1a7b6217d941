using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>The zone of an operation: the one that its caller names, else the store's own (<c>station.zone</c>).</summary>
internal static class ZoneInput
{
    /// <param name="name">The name that the caller gives; null or blank: none.</param>
    /// <param name="context">Its store has the settings, which are read only where the caller gives none.</param>
    /// <param name="zone">The zone; null: neither names one, so UTC.</param>
    /// <returns>A <c>validation</c> problem: there is no such zone; or the problem of the settings. Null: there is none.</returns>
    public static Problem? TryFind(string? name, OperationContext context, out Zone? zone)
    {
        zone = null;
        if (!string.IsNullOrWhiteSpace(name))
        {
            return TryFind(name, out zone);
        }

        return !context.Store.Settings.Load().TryGet(out var settings, out var problem) ? problem
            : settings.Zone is { } own ? TryFind(own, out zone)
            : null;
    }

    /// <summary>The zone with a name.</summary>
    public static Problem? TryFind(string name, out Zone? zone) => Zone.TryFind(name, out zone, out var unknown)
        ? null
        : new Problem(ErrorType.Validation, $"The zone cannot be used: {unknown}{(unknown.EndsWith('?') ? "" : ".")}");
}
