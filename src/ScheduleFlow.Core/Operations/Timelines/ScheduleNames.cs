using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Timelines;

/// <summary>The names of stored schedules, which are read once, and only if one is asked for.</summary>
internal sealed class ScheduleNames(IScheduleStore schedules)
{
    private Dictionary<ScheduleId, string>? _names;

    /// <summary>A schedule's name; null: it cannot be read.</summary>
    public string? Of(ScheduleId id) => (_names ??= Read()).GetValueOrDefault(id);

    private Dictionary<ScheduleId, string> Read() => schedules.List(new ScheduleQuery(int.MaxValue, null, null)).TryGet(out var page, out _)
        ? page.Schedules.ToDictionary(schedule => schedule.Id, schedule => schedule.Name)
        : [];
}
