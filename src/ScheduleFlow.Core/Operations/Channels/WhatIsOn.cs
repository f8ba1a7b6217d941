using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>What is on now on each channel that has a schedule, what comes next, and how long that takes.</summary>
internal static class WhatIsOn
{
    /// <param name="id">One channel; null: all that have a schedule.</param>
    /// <param name="context">The operation's.</param>
    public static Outcome<Reply> Run(string? id, OperationContext context)
    {
        if (!context.Store.Channels.Load().TryGet(out var list, out var problem))
        {
            return problem;
        }

        var channels = list.Channels;
        if (id is not null)
        {
            if (list.Find(id) is not { } channel)
            {
                return ShowChannel.NoSuchChannel(id);
            }

            if (channel.Schedule is null)
            {
                return new Problem(ErrorType.NotFound, $"The channel “{channel.Name}” has no schedule.") { Hint = $"Give it one: scheduleflow update-channel {channel.Id} --schedule ID." };
            }

            channels = [channel];
        }

        var assigned = new AssignedSchedules(context);
        var numbers = new GuideNumbers(list);
        var rows = ImmutableArray.CreateBuilder<Row>();
        foreach (var channel in channels)
        {
            if (assigned.Of(channel) is { } schedule)
            {
                rows.Add(new Row(channel, numbers.Of(channel), schedule.Schedule, On(schedule.Events, context.Now), Next(schedule.Events, context.Now)));
            }
        }

        return new Reply(context.Now, rows.DrainToImmutable(), assigned.Warnings);
    }

    // Of events that overlap the one that began last is on, as a playout would have it.
    private static ScheduleEvent? On(ImmutableArray<ScheduleEvent> events, Instant now) =>
        events.LastOrDefault(item => item.Window.Start <= now && now < item.Window.End);

    private static ScheduleEvent? Next(ImmutableArray<ScheduleEvent> events, Instant now) => events.FirstOrDefault(item => item.Window.Start > now);

    /// <param name="Channel">The channel.</param>
    /// <param name="Number">Its number.</param>
    /// <param name="Schedule">Where it is from.</param>
    /// <param name="On">What is on; null: nothing.</param>
    /// <param name="Next">What begins next; null: nothing any more.</param>
    internal sealed record Row(Channel Channel, string Number, Schedule Schedule, ScheduleEvent? On, ScheduleEvent? Next);

    /// <summary>What is on.</summary>
    internal sealed record Reply(Instant Time, ImmutableArray<Row> Rows, ImmutableArray<string> Warnings) : IReply
    {
        public void WriteFields(Utf8JsonWriter json)
        {
            json.WriteString("time"u8, Time.ToString());
            json.WriteStartArray("channels"u8);
            foreach (var row in Rows)
            {
                json.WriteStartObject();
                json.WriteString("id"u8, row.Channel.Id);
                json.WriteString("name"u8, row.Channel.Name);
                json.WriteString("number"u8, row.Number);
                json.WriteString("schedule_id"u8, row.Schedule.Id.ToString());
                WriteOn(json, row.On);
                WriteNext(json, row.Next);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("count"u8, Rows.Length);
            WarningList.Write(json, Warnings);
        }

        private void WriteOn(Utf8JsonWriter json, ScheduleEvent? on)
        {
            if (on is null)
            {
                json.WriteNull("now"u8);
                return;
            }

            json.WriteStartObject("now"u8);
            WriteEvent(json, on);
            json.WriteNumber("elapsed_seconds"u8, Time - on.Window.Start);
            json.WriteNumber("remaining_seconds"u8, on.Window.End - Time);
            json.WriteEndObject();
        }

        private void WriteNext(Utf8JsonWriter json, ScheduleEvent? next)
        {
            if (next is null)
            {
                json.WriteNull("next"u8);
                return;
            }

            json.WriteStartObject("next"u8);
            WriteEvent(json, next);
            json.WriteNumber("starts_in_seconds"u8, next.Window.Start - Time);
            json.WriteEndObject();
        }

        private static void WriteEvent(Utf8JsonWriter json, ScheduleEvent item)
        {
            json.WriteString("title"u8, item.Title);
            json.WriteString("start"u8, item.Window.Start.ToString());
            json.WriteString("end"u8, item.Window.End.ToString());
            if (item.Category is not null)
            {
                json.WriteString("category"u8, item.Category);
            }

            if (item.MediaUrl is not null)
            {
                json.WriteString("url"u8, item.MediaUrl);
            }
        }
    }
}
