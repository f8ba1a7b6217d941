using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Core.Operations.Channels;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Tests.Operations.Channels;
using ScheduleFlow.Core.Tests.Storage;

namespace ScheduleFlow.Core.Tests.Operations.Timelines;

/// <summary>A station with the channels <c>one</c> (“One”) and <c>two</c> (“Two”), without schedules.</summary>
public abstract class TimelineStation : ChannelOperations
{
    private protected TimelineStation()
    {
        Add("""{"name":"One","url":"http://a","tvg_id":"one"}""");
        Add("""{"name":"Two","url":"http://b","tvg_id":"two"}""");
    }

    /// <summary>Stores a schedule that is called by its number, and returns its id.</summary>
    private protected string Stored(int number, params ScheduleEvent[] events)
    {
        Store().Schedules.Add([Samples.Schedule(number) with { Events = [.. events] }]).Problem.Should().BeNull();
        return Samples.Id(number).ToString();
    }

    private protected Outcome<Reply> Publishing(
        string id, string channel = "one", long? from = null, long? until = null, bool dryRun = false, string? lane = null, bool isNew = false) =>
        PublishSchedule.Run(
            new PublishScheduleRequest
            {
                Id = id,
                Channel = channel,
                From = from is { } first ? At(first).Now.ToString() : null,
                Until = until is { } last ? At(last).Now.ToString() : null,
                Lane = lane,
                IsDryRun = dryRun,
                IsNew = isNew,
            },
            At());

    private protected JsonElement Publish(string id, string channel = "one", long? from = null, long? until = null, bool dryRun = false) =>
        Replies.Json(Publishing(id, channel, from, until, dryRun));

    private protected JsonElement Unpublish(string id, string? channel = null, long now = 0, bool dryRun = false) => Replies.Json(
        UnpublishSchedule.Run(new UnpublishScheduleRequest { Id = id, Channel = channel, IsDryRun = dryRun }, At(now)));

    /// <summary>What is on a channel over some seconds.</summary>
    private protected JsonElement Timeline(string channel = "one", long from = 0, long to = 1_000, int limit = 1_000, string? after = null) =>
        Replies.Json(Core.Operations.Timelines.Timeline.Run(
            new TimelineRequest
            {
                Channel = channel,
                From = At(from).Now.ToString(),
                To = At(to).Now.ToString(),
                Limit = limit,
                After = after,
            },
            At()));

    /// <summary>The titles with their seconds: <c>A 0-10</c>.</summary>
    private protected string[] Shown(JsonElement timeline) => [.. timeline.GetProperty("events").EnumerateArray()
        .Select(row => $"{row.GetProperty("title")} {Span(row)}")];

    /// <summary>The seconds of a row: <c>0-10</c>.</summary>
    private protected string Span(JsonElement row) => $"{Second(row, "start")}-{Second(row, "end")}";

    private protected string? OnNow(long at, string channel = "one") => Replies.Json(
            Now.Run(new NowRequest { Channel = channel }, At(at))).GetProperty("channels")[0].GetProperty("now") is { ValueKind: JsonValueKind.Object } on
        ? on.GetProperty("title").GetString()
        : null;

    private long Second(JsonElement row, string field) =>
        Core.Time.InstantText.Parse(row.GetProperty(field).GetString()!).Value - At().Now;
}
