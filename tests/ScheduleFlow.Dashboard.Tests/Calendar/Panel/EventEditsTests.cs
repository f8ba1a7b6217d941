using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Calendar.Panel;

namespace ScheduleFlow.Dashboard.Tests.Calendar.Panel;

public sealed class EventEditsTests
{
    private static readonly DateTimeOffset Evening = new(2026, 12, 7, 19, 0, 0, TimeSpan.Zero);
    private static readonly (DateTimeOffset, DateTimeOffset) Was = (Evening, Evening.AddMinutes(90));

    [Fact]
    public void Times_that_stay_or_make_no_sense_are_no_edit()
    {
        EventEdits.Times("e7", Was, Was, ConflictWays.Ripple).Should().BeEmpty();
        EventEdits.Times("e7", Was, (Evening, Evening), ConflictWays.Ripple).Should().BeEmpty();
    }

    [Fact]
    public void Another_start_with_the_same_length_is_a_move()
    {
        EventEdits.Times("e7", Was, (Evening.AddHours(1), Evening.AddMinutes(150)), ConflictWays.Swap)
            .Should().Equal(new SentEdit { Op = "move", Event = "e7", To = "2026-12-07T20:00:00Z", OnConflict = "swap" });
    }

    [Fact]
    public void Another_start_and_length_is_one_move()
    {
        EventEdits.Times("e7", Was, (Evening.AddHours(1), Evening.AddMinutes(120)), ConflictWays.Ripple)
            .Should().Equal(
                new SentEdit { Op = "move", Event = "e7", To = "2026-12-07T20:00:00Z", Duration = "3600s", OnConflict = "ripple" });
    }

    [Fact]
    public void Another_end_is_a_resize_which_cannot_swap()
    {
        EventEdits.Times("e7", Was, (Evening, Evening.AddMinutes(100)), ConflictWays.Swap)
            .Should().Equal(new SentEdit { Op = "resize", Event = "e7", End = "2026-12-07T20:40:00Z", OnConflict = "refuse" });
    }

    [Fact]
    public void Only_texts_that_differ_are_sent_and_an_empty_one_removes_its_field()
    {
        var row = Row("e7", 0, 90) with { Category = "film" };

        EventEdits.Texts("e7", row, row.Title, "", "", " Long ")
            .Should().Equal(new SentEdit { Op = "change", Event = "e7", Category = "", Description = "Long" });
        EventEdits.Texts("e7", row, row.Title, "", "film", "").Should().BeEmpty();
        EventEdits.Texts("e7", row, " ", "", "film", "").Should().BeEmpty("an event has a title");
    }

    [Fact]
    public void An_event_whose_id_repeats_is_named_with_its_start()
    {
        var schedule = Schedule(Row("e7", 0, 90), Row("e7", 90, 30), Row("e8", 120, 30));

        EventEdits.NameOf(schedule.Events[1], schedule).Should().Be("e7@2026-12-07T20:30:00Z");
        EventEdits.NameOf(schedule.Events[2], schedule).Should().Be("e8");
    }

    [Fact]
    public void What_follows_a_gap_moves_up_as_far_as_the_next_gap()
    {
        var schedule = Schedule(Row("a", 0, 30), Row("b", 60, 30), Row("c", 90, 30), Row("d", 150, 30));

        EventEdits.CloseGap(schedule, null, Evening.AddMinutes(30), Evening.AddMinutes(60)).Select(edit => (edit.Op, edit.Event, edit.By))
            .Should().Equal(("move", "b", "-1800s"), ("move", "c", "-1800s"));
    }

    [Fact]
    public void Nothing_moves_a_fixed_event_up()
    {
        var schedule = Schedule(Row("a", 0, 30), Row("b", 60, 30) with { Fixed = true });

        EventEdits.CloseGap(schedule, null, Evening.AddMinutes(30), Evening.AddMinutes(60)).Should().BeEmpty();
    }

    private static ScheduleEventRow Row(string id, int atMinute, int minutes) => new()
    {
        Id = id,
        Title = id,
        Start = Evening.AddMinutes(atMinute).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        End = Evening.AddMinutes(atMinute + minutes)
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        Duration = minutes * 60,
    };

    private static ShowScheduleReply Schedule(params ScheduleEventRow[] events) => new()
    {
        Version = 2,
        Id = "s1",
        Name = "Week",
        Source = "json",
        Imported = "2026-12-01T00:00:00Z",
        Metadata = new()
        {
            UniqueEvents = events.Length,
            Start = events[0].Start,
            End = events[^1].End,
            TotalImported = events.Length,
            DuplicatesRemoved = 0,
            ConflictsDetected = 0,
            GapsDetected = 0,
        },
        Events = [.. events],
    };
}
