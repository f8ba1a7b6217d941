using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Editing;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Tests.Editing;

/// <summary>
/// What is on air ends at another time. Times are minutes; <c>!</c> is fixed; ids that begin with <c>f</c> are fillers. What is
/// shorter than 5 minutes after a cut is dropped.
/// </summary>
public sealed class OverrunTests
{
    [Theory]
    [InlineData("a 0-30, b 30-60, c 70-90", 35, "a 0-35, b 35-65, c 70-90")] // up to the next gap
    [InlineData("a 0-30, b 40-60", 35, "a 0-35, b 40-60")] // the gap takes it up
    [InlineData("a 0-30, b 40-60, c 60-70", 45, "a 0-45, b 45-65, c 65-75")] // the end of the schedule is none
    [InlineData("a 0-30, f1 30-40, b 40-60", 35, "a 0-35, f1 35-40, b 40-60")] // a filler is cut before a programme moves
    [InlineData("a 0-30, f1 30-40, b 40-60", 37, "a 0-37, b 40-60")] // or dropped
    [InlineData("a 0-30, f1 30-40, b 50-60", 35, "a 0-35, f1 35-45, b 50-60")] // or moved, where a gap has room for it
    [InlineData("a 0-30, f1 30-40, b 42-60", 35, "a 0-35, f1 35-42, b 42-60")]
    [InlineData("a 0-30, f1 30-40", 35, "a 0-35, f1 35-45")]
    [InlineData("a 0-30, f1 30-40, f2 40-50, b 50-60", 45, "a 0-45, f2 45-50, b 50-60")]
    [InlineData("a 0-30, f1 30-40, b 40-60, c 60-70", 45, "a 0-45, b 45-65, c 65-75")]
    [InlineData("a 0-30, b 30-60, f1 60-70, c 70-90", 35, "a 0-35, b 35-65, f1 65-70, c 70-90")]
    [InlineData("a 0-30, b 30-60, n! 60-90, c 90-95", 40, "a 0-40, b 40-60, n! 60-90, c 90-95")] // cut at a fixed start
    [InlineData("a 0-30, b 30-60, n! 60-90", 57, "a 0-57, n! 60-90")] // dropped, as too little is left
    [InlineData("a 0-30, b 30-36, n! 36-60", 33, "a 0-33, b 33-36, n! 36-60")] // half of it is enough
    [InlineData("a 0-30, b 30-60, c 60-70, n! 70-90", 65, "a 0-65, b 65-70, n! 70-90")] // what would begin after that is dropped
    [InlineData("a 0-30, b 30-50, f1 50-60, n! 60-90", 45, "a 0-45, b 45-60, n! 60-90")]
    [InlineData("a 0-30, b 30-60, n! 65-90", 35, "a 0-35, b 35-65, n! 65-90")] // the gap before it is used up first
    [InlineData("a 0-30, b 20-40, c 40-50", 35, "a 0-35, b 20-40, c 40-50")] // what overlapped already stays
    [InlineData("a 0-30, b 30-60 @x, c 30-40", 35, "a 0-35, b 30-60 @x, c 35-45")] // another channel of the schedule
    [InlineData("a 0-30, b 30-60 #0/2, c 30-60 #1/2, d 60-90", 35, "a 0-35, b 35-65 #0/2, c 35-65 #1/2, d 65-95")]
    [InlineData("a 0-30, b 30-60, c 60-90", 20, "a 0-20, b 20-50, c 50-80")] // early: what follows moves up
    [InlineData("a 0-30, b 30-60, c 65-90", 20, "a 0-20, b 20-50, c 65-90")]
    [InlineData("a 0-30, b 30-60, n! 60-90, c 90-95", 20, "a 0-20, b 20-50, n! 60-90, c 90-95")]
    [InlineData("a 0-30, n! 30-60", 20, "a 0-20, n! 30-60")]
    [InlineData("a 0-30, b 10-26, c 30-40", 20, "a 0-20, b 10-26, c 26-36")] // it does not move into what overlapped
    [InlineData("a 0-30, b 30-60", 30, "a 0-30, b 30-60")]
    public void What_follows_gives_way(string before, long end, string after) =>
        EditSample.Shown(Made(before, end).Value.Schedule).Should().Be(after);

    [Theory]
    [InlineData("a 0-30, b 30-60, c 60-90", 40, 60, "a 0-40, b 40-60, c 60-90")]
    [InlineData("a 0-30, b 30-60, c 60-90", 57, 60, "a 0-57, c 60-90")]
    [InlineData("a 0-30, b 30-50", 45, 60, "a 0-45, b 45-60")]
    [InlineData("a 0-30, b 30-70, c 70-90", 20, 60, "a 0-20, b 20-60, c 70-90")]
    public void Where_another_schedule_takes_over_all_is_as_planned(string before, long end, long border, string after) =>
        EditSample.Shown(Made(before, end, border).Value.Schedule).Should().Be(after);

    [Fact]
    public void A_fixed_event_before_the_new_end_is_an_error_that_names_it()
    {
        var problem = Made("a 0-30, b 30-40, n! 40-60", 45).Problem!;

        problem.Type.Should().Be(ErrorType.Conflict);
        problem.Message.Should().Contain("N").And.Contain("is fixed");
    }

    [Fact]
    public void Another_schedule_before_the_new_end_is_an_error_that_says_when()
    {
        var problem = Made("a 0-30, b 30-40", 45, border: 40).Problem!;

        problem.Type.Should().Be(ErrorType.Conflict);
        problem.Message.Should().Contain(EditSample.At(40).ToString());
    }

    [Fact]
    public void In_a_calendar_it_is_an_edit_by_hand()
    {
        var schedule = EditSample.Of("a 0-30", "b 30-60", "f1 60-62", "n! 62-90");
        var edited = ScheduleEditor.Apply(
            schedule with { Source = Schedule.PlannedSource }, [Edit(35)], EditSample.Terms with { IsCalendar = true }).Value;

        edited.Schedule.Events.Select(item => HandEdit.Of(item)?.What).Should().Equal(HandEditKind.Resized, HandEditKind.Moved, null);
        Exclusion.Of(edited.Schedule).Should().ContainSingle().Which.Url.Should().Be("f1.mp4");
    }

    // Whatever the schedule: nothing overlaps that did not before, what is fixed stays, and what is on air ends when it was told.
    [Fact]
    public void Nothing_overlaps_afterwards_and_what_is_fixed_stays()
    {
        var random = new Random(20);
        for (var round = 0; round < 2_000; round++)
        {
            var (start, texts) = (0, new List<string>());
            for (var number = 0; number < 8; number++)
            {
                var from = start + random.Next(0, 2) * random.Next(0, 10);
                start = from + random.Next(1, 30);
                texts.Add($"{(number > 0 && random.Next(3) == 0 ? "f" : "e")}{number}{(number > 0 && random.Next(5) == 0 ? "!" : "")} {from}-{start}");
            }

            var schedule = EditSample.Of([.. texts]);
            var on = schedule.Events[0];
            var end = EditSample.Minute(on.Window.Start) + random.Next(1, 70);
            var made = ScheduleEditor.Apply(schedule, [Edit(end, on.Id, random.Next(3) == 0 ? random.Next(40, 100) : null)], EditSample.Terms);
            if (!made.TryGet(out var edited, out var problem))
            {
                problem.Type.Should().Be(ErrorType.Conflict);
                continue;
            }

            var events = edited.Schedule.Events;
            events[0].Window.End.Should().Be(EditSample.At(end));
            events.Zip(events.Skip(1)).Should().OnlyContain(pair => pair.First.Window.End <= pair.Second.Window.Start, "{0} until {1}", string.Join(", ", texts), end);
            events.Where(item => item.Fixed is true).Should().Equal(schedule.Events.Where(item => item.Fixed is true));
            events.Should().OnlyContain(item => item.Window.Seconds > 0);
            events.Where(item => !item.Id.StartsWith('f')).Select(item => item.Id).Should().BeSubsetOf(schedule.Events.Select(item => item.Id));
        }
    }

    private static Outcome<EditedSchedule> Made(string events, long end, long? border = null) =>
        ScheduleEditor.Apply(EditSample.Of(events.Split(", ")), [Edit(end, border: border)], EditSample.Terms);

    private static OverrunEdit Edit(long end, string id = "a", long? border = null) => new(EditSample.Ref(id), EditSample.At(end))
    {
        Border = border is { } minute ? EditSample.At(minute) : null,
        IsFiller = item => item.Id.StartsWith('f'),
        LeastSeconds = 300,
    };
}
