using System.Text.Json;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Tests.Checking;

namespace ScheduleFlow.Core.Tests.Operations.Timelines;

/// <summary>Edits are checked against the other starts on the channels that the schedule is published on.</summary>
public sealed class EditBreachTests : TimelineStation
{
    [Fact]
    public void A_video_that_another_schedule_of_the_channel_plays_too_soon_is_a_breach_with_that_start_as_its_witness()
    {
        var first = Stored(1, Video(0, 60, "v.mp4"), Video(60, 120, "w.mp4"));
        var second = Stored(2, Video(200, 260, "x.mp4"));
        Publish(first);
        Publish(second);

        var breach = Edit(second, "v.mp4", 400).GetProperty("breaches").EnumerateArray().Should().ContainSingle().Which;

        breach.GetProperty("seconds").GetInt64().Should().Be(400);
        breach.GetProperty("cooldown_seconds").GetInt64().Should().Be(3600);
        var witness = breach.GetProperty("witness");
        witness.GetProperty("schedule_id").GetString().Should().Be(first);
        witness.GetProperty("channel").GetString().Should().Be("one");
        witness.GetProperty("event_id").GetString().Should().Be("0-60");
        Edit(second, "v.mp4", 3600).GetProperty("breaches").EnumerateArray().Should().BeEmpty("an hour has passed");
        Edit(second, "v.mp4", 400).TryGetProperty("not_checked", out _).Should().BeFalse();
    }

    [Fact]
    public void A_draft_is_compared_with_itself_only_and_says_so()
    {
        Publish(Stored(1, Video(0, 60, "v.mp4")));

        var reply = Edit(Stored(2, Video(200, 260, "x.mp4")), "v.mp4", 400);

        reply.GetProperty("breaches").GetArrayLength().Should().Be(0);
        reply.GetProperty("not_checked")[0].GetProperty("reason").GetString().Should().Contain("is a draft");
    }

    [Fact]
    public void Other_channels_do_not_count_and_the_edited_schedule_counts_once()
    {
        var schedule = Stored(1, Video(0, 60, "v.mp4"), Video(60, 120, "w.mp4"));
        Publish(schedule);
        Publish(Stored(2, Video(0, 60, "v.mp4")), "two");

        Edit(schedule, "v.mp4", 400).GetProperty("breaches").EnumerateArray().Should().ContainSingle()
            .Which.GetProperty("witness").GetProperty("event_id").GetString().Should().Be("0-60");
    }

    private static ScheduleEvent Video(long start, long end, string url) => Events.At(start, end) with { MediaUrl = url };

    private JsonElement Edit(string id, string url, long at)
    {
        var edits = $$"""{"edits":[{"op":"add","url":"{{url}}","start":"{{At(at).Now}}","duration":60}],"cooldown_hours":1,"dry_run":true}""";
        return Replies.Json(EditSchedule.Run(new EditScheduleRequest { Id = id, Edits = edits }, At()));
    }
}
