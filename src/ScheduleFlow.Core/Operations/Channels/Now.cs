using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Says what is on each channel now, what comes next, and when.</summary>
internal static class Now
{
    public static Outcome<NowReply> Run(NowRequest request, OperationContext context)
    {
        if (!context.Store.Channels.Load().TryGet(out var list, out var problem))
        {
            return problem;
        }

        var channels = list.Channels;
        if (request.Channel is { } id)
        {
            if (!ChannelRef.Find(id, list, context).TryGet(out var channel, out problem))
            {
                return problem;
            }

            if (channel.Schedule is null)
            {
                return new Problem(ErrorType.NotFound, $"The channel “{channel.Name}” has no schedule.")
                {
                    Hint = $"Give it one: scheduleflow update-channel {channel.Id} --schedule ID.",
                };
            }

            channels = [channel];
        }

        var assigned = new AssignedSchedules(context);
        var numbers = new GuideNumbers(list);
        var rows = ImmutableArray.CreateBuilder<NowRow>();
        foreach (var channel in channels)
        {
            if (assigned.Of(channel) is { } found)
            {
                rows.Add(new NowRow
                {
                    Id = channel.Id,
                    Name = channel.Name,
                    Number = numbers.Of(channel),
                    ScheduleId = found.Schedule.Id.ToString(),
                    Now = On(found.Events, context.Now),
                    Next = Next(found.Events, context.Now),
                });
            }
        }

        return new NowReply
        {
            Time = context.Now.ToString(),
            Count = rows.Count,
            Channels = rows.DrainToImmutable(),
            Warnings = assigned.Warnings is { IsEmpty: false } warnings ? warnings : null,
        };
    }

    // If events overlap, the one that began last is on, as in a playout.
    private static EventOnNow? On(ImmutableArray<ScheduleEvent> events, Instant now) =>
        events.LastOrDefault(item => item.Window.Start <= now && now < item.Window.End) is not { } on
            ? null
            : new EventOnNow
            {
                Title = on.Title,
                Start = on.Window.Start.ToString(),
                End = on.Window.End.ToString(),
                Category = on.Category,
                Url = on.MediaUrl,
                ElapsedSeconds = now - on.Window.Start,
                RemainingSeconds = on.Window.End - now,
            };

    private static EventOnNext? Next(ImmutableArray<ScheduleEvent> events, Instant now) =>
        events.FirstOrDefault(item => item.Window.Start > now) is not { } next
            ? null
            : new EventOnNext
            {
                Title = next.Title,
                Start = next.Window.Start.ToString(),
                End = next.Window.End.ToString(),
                Category = next.Category,
                Url = next.MediaUrl,
                StartsInSeconds = next.Window.Start - now,
            };
}
