using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>The events of channels, from their schedules. Each schedule is read once.</summary>
internal sealed class AssignedSchedules(OperationContext context)
{
    private readonly Dictionary<ScheduleId, (Schedule Schedule, ScheduleLanes Lanes)?> _schedules = [];
    private readonly Dictionary<ScheduleId, Problem> _problems = [];
    private readonly List<string> _warnings = [];

    /// <summary>Channels whose events are unknown, and why.</summary>
    public ImmutableArray<string> Warnings => [.. _warnings.Take(Limits.MaxListed)];

    /// <summary>
    /// The events in order of start, and the schedule that they are from; null where the channel has none, or it cannot
    /// be read.
    /// </summary>
    public (Schedule Schedule, ImmutableArray<ScheduleEvent> Events)? Of(Channel channel)
    {
        if (channel.Schedule is not { } id)
        {
            return null;
        }

        if (!_schedules.TryGetValue(id, out var known))
        {
            known = context.Store.Schedules.Load(id).TryGet(out var schedule, out var problem)
                ? (schedule, new ScheduleLanes(schedule))
                : null;
            _schedules.Add(id, known);
            if (problem is not null)
            {
                _problems.Add(id, problem);
            }
        }

        if (known is not { } found)
        {
            _warnings.Add($"The schedule {id} of “{channel.Name}” cannot be used: {_problems[id].Message}");
            return null;
        }

        if (found.Lanes.Of(channel) is { } lane)
        {
            return (found.Schedule, lane);
        }

        _warnings.Add(
            $"“{found.Schedule.Name}” has several channels and none is “{channel.Name}”: say which with schedule_channel.");
        return null;
    }
}
