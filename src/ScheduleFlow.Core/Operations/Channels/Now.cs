using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Says what is on each channel now, what comes next, and when.</summary>
internal static class Now
{
    public static Outcome<NowReply> Run(NowRequest request, OperationContext context)
    {
        if (!TimelineReader.Open(context).TryGet(out var reader, out var problem))
        {
            return problem;
        }

        IEnumerable<string> channels = reader.List.Channels.Select(channel => channel.Id);
        if (request.Channel is { } asked)
        {
            if (!TimelineRef.Find(asked, reader.List, reader.Timelines, context).TryGet(out var id, out problem))
            {
                return problem;
            }

            if (reader.Timelines.Of(id).IsEmpty)
            {
                return new Problem(ErrorType.NotFound, $"The channel “{reader.List.Find(id)?.Name ?? id}” has no schedule.")
                {
                    Hint = $"Give it one: scheduleflow publish-schedule ID --channel {id}.",
                };
            }

            channels = [id];
        }

        var numbers = new GuideNumbers(reader.List);
        var rows = ImmutableArray.CreateBuilder<NowRow>();
        foreach (var channel in channels)
        {
            if (reader.Timelines.Of(channel).Last is { } last && Row(reader, numbers, channel, last, context.Now) is { } row)
            {
                rows.Add(row);
            }
        }

        return new NowReply
        {
            Time = context.Now.ToString(),
            Count = rows.Count,
            Channels = rows.DrainToImmutable(),
            Warnings = reader.Warnings is { IsEmpty: false } warnings ? warnings : null,
        };
    }

    /// <summary>A channel's row; null: nothing of what is published on it can be read.</summary>
    private static NowRow? Row(TimelineReader reader, GuideNumbers numbers, string channel, Publication last, Instant now)
    {
        TimelineEvent? on = null, next = null;
        foreach (var item in reader.Events(channel, now, Instant.MaxValue))
        {
            if (item.Window.Start > now)
            {
                next = item;
                break;
            }

            on = item; // if events overlap, the one that began last is on, as in a playout
        }

        var known = reader.Find(channel);
        var publication = (on ?? next)?.Publication ?? last;
        return reader.ScheduleOf(publication) is null || (publication.Span is null)
            ? null
            : new NowRow
            {
                Id = channel,
                Name = known?.Name ?? channel,
                Number = known is null ? null : numbers.Of(known),
                ScheduleId = publication.Schedule.ToString(),
                Now = On(on?.Shown, now),
                Next = Next(next?.Shown, now),
            };
    }

    private static EventOnNow? On(ScheduleEvent? on, Instant now) => on is null
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

    private static EventOnNext? Next(ScheduleEvent? next, Instant now) => next is null
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
