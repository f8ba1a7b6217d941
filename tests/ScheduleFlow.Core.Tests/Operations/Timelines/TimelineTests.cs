using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage;

namespace ScheduleFlow.Core.Tests.Operations.Timelines;

public sealed class TimelineTests : TimelineStation
{
    private readonly string _week;
    private readonly string _evening;

    public TimelineTests()
    {
        _week = Stored(1, Events.At(10, 40, "A"), Events.At(40, 60, "B"), Events.At(55, 80, "Over B"), Events.At(90, 100, "C"));
        _evening = Stored(2, Events.At(50, 56, "X") with { MediaUrl = "x.mp4", Category = "Film", Fixed = true });
        Publish(_week);
        Publish(_evening);
    }

    [Fact]
    public void Each_event_says_where_it_comes_from_and_whether_it_is_cut_or_joined()
    {
        var rows = Timeline().GetProperty("events").EnumerateArray().ToList();

        Shown(Timeline()).Should().Equal("A 10-40", "B 40-50", "X 50-56", "B 56-60", "Over B 56-80", "C 90-100");
        (Has(rows[1], "cut"), Has(rows[1], "joined")).Should().Be((true, false));
        (Has(rows[3], "cut"), Has(rows[3], "joined")).Should().Be((false, true));
        (Has(rows[2], "cut"), Has(rows[2], "joined"), Has(rows[2], "fixed")).Should().Be((false, false, true));
        rows[2].GetProperty("schedule_id").GetString().Should().Be(_evening);
        rows[2].GetProperty("schedule").GetString().Should().Be("Schedule 2");
        rows[2].GetProperty("revision").GetInt32().Should().Be(1);
        rows[2].GetProperty("event_id").GetString().Should().Be("50-56");
        rows[2].GetProperty("url").GetString().Should().Be("x.mp4");
        rows[2].GetProperty("category").GetString().Should().Be("Film");
        rows[2].GetProperty("duration").GetInt32().Should().Be(6);

        static bool Has(JsonElement row, string field) => row.TryGetProperty(field, out var value) && value.GetBoolean();
    }

    [Fact]
    public void Gaps_are_all_times_of_the_range_when_nothing_is_on()
    {
        Timeline(to: 120).GetProperty("gaps").EnumerateArray().Select(Span).Should().Equal("0-10", "80-90", "100-120");
        Timeline(from: 20, to: 95).GetProperty("gaps").EnumerateArray().Select(Span).Should().Equal("80-90");
        Timeline("two", to: 120).GetProperty("gaps").EnumerateArray().Select(Span).Should().Equal("0-120");
    }

    [Fact]
    public void Events_that_overlap_are_named_with_their_schedule()
    {
        var conflict = Timeline().GetProperty("conflicts").EnumerateArray().Should().ContainSingle().Subject;

        conflict.GetProperty("schedule_id").GetString().Should().Be(_week);
        conflict.GetProperty("event1").GetProperty("title").GetString().Should().Be("B");
        conflict.GetProperty("event2").GetProperty("title").GetString().Should().Be("Over B");
        conflict.GetProperty("event2").GetProperty("id").GetString().Should().Be("55-80");
    }

    [Fact]
    public void Publications_are_named_in_their_order_whatever_the_range()
    {
        Publish(Stored(3, Events.At(900_000, 900_010)), until: 900_005);

        var rows = Timeline(to: 20).GetProperty("publications").EnumerateArray().ToList();

        rows.Select(row => (row.GetProperty("order").GetInt32(), row.GetProperty("name").GetString()))
            .Should().Equal((1, "Schedule 1"), (2, "Schedule 2"), (3, "Schedule 3"));
        rows.Select(row => Span(row.GetProperty("covers"))).Should().Equal("10-100", "50-56", "900000-900005");
        rows[2].GetProperty("until").GetString().Should().Be(At(900_005).Now.ToString());
        rows[0].TryGetProperty("until", out _).Should().BeFalse();
        rows[0].GetProperty("published").GetString().Should().Be(At().Now.ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Pages_together_say_what_one_says(int limit)
    {
        Publish(Stored(4, Events.At(10, 20, "1"), Events.At(10, 30, "2"), Events.At(10, 15, "3"), Events.At(40, 45, "4"), Events.At(50, 60, "5")), "two");
        foreach (var channel in new[] { "one", "two" })
        {
            var whole = Timeline(channel, to: 120);
            var pages = new List<JsonElement> { Timeline(channel, to: 120, limit: limit) };
            while (pages[^1].GetProperty("next").GetString() is { } next)
            {
                pages.Add(Timeline(channel, to: 120, limit: limit, after: next));
            }

            foreach (var list in new[] { "events", "gaps", "conflicts" })
            {
                pages.SelectMany(page => page.GetProperty(list).EnumerateArray()).Select(row => row.ToString())
                    .Should().Equal(whole.GetProperty(list).EnumerateArray().Select(row => row.ToString()), "{0} of {1}", list, channel);
            }

            pages.SkipLast(1).Select(page => page.GetProperty("count").GetInt32()).Distinct().Should().BeSubsetOf([limit]);
        }
    }

    [Theory]
    [InlineData(null, null, null, "2025-11-24T00:00:00Z", "2025-12-01T00:00:00Z")]
    [InlineData(null, null, "Europe/Berlin", "2025-11-23T23:00:00Z", "2025-11-30T23:00:00Z")]
    [InlineData("2026-03-27", null, "Europe/Berlin", "2026-03-26T23:00:00Z", "2026-04-02T22:00:00Z")]
    [InlineData("2025-10-24", null, "Europe/Berlin", "2025-10-23T22:00:00Z", "2025-10-30T23:00:00Z")]
    [InlineData("2025-11-25", "2025-11-26", null, "2025-11-25T00:00:00Z", "2025-11-26T00:00:00Z")]
    [InlineData("9999-12-31", null, null, "9999-12-31T00:00:00Z", "9999-12-31T23:59:59Z")]
    public void The_range_is_a_week_from_today_unless_it_is_given(string? from, string? to, string? zone, string first, string last)
    {
        var request = new TimelineRequest { Channel = "one", From = from, To = to, Zone = zone };

        var reply = Replies.Json(Core.Operations.Timelines.Timeline.Run(request, At()));

        (reply.GetProperty("from").GetString(), reply.GetProperty("to").GetString()).Should().Be((first, last));
    }

    [Fact]
    public void A_range_that_is_none_and_a_cursor_that_is_none_are_refused()
    {
        Problem(new TimelineRequest { Channel = "one", From = "2025-11-25", To = "2025-11-25" }).Type.Should().Be(ErrorType.Validation);
        Problem(new TimelineRequest { Channel = "one", After = "x" }).Type.Should().Be(ErrorType.Validation);
        Problem(new TimelineRequest { Channel = "one", Zone = "Nowhere" }).Type.Should().Be(ErrorType.Validation);
        Problem(new TimelineRequest { Channel = "Onee" }).Hint.Should().Contain("Did you mean “one”?");

        Problem Problem(TimelineRequest request) => Core.Operations.Timelines.Timeline.Run(request, At()).Problem!;
    }

    [Fact]
    public void What_cannot_be_read_is_named_and_the_rest_is_shown()
    {
        File.WriteAllText(Path.Combine(Folder["data"], "schedules", $"{_evening}.json"), "{");

        var reply = Timeline();

        Shown(reply).Should().StartWith(["A 10-40", "B 40-50"]);
        reply.GetProperty("warnings").EnumerateArray().Select(text => text.GetString()).Should().Contain(text => text!.Contains(_evening));
    }

    [Fact]
    public void Only_the_schedules_of_the_range_are_read()
    {
        for (var number = 10; number < 20; number++)
        {
            Publish(Stored(number, Events.At(number * 1_000, (number * 1_000) + 500)));
        }

        foreach (var number in Enumerable.Range(10, 9))
        {
            File.Delete(Path.Combine(Folder["data"], "schedules", $"{Samples.Id(number)}.json"));
        }

        var reply = Timeline(from: 19_000, to: 19_600);

        reply.GetProperty("count").GetInt32().Should().Be(1);
        reply.TryGetProperty("warnings", out _).Should().BeFalse();
    }
}
