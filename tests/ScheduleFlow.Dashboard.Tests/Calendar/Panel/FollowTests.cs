using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Calendar;
using ScheduleFlow.Dashboard.Calendar.Panel;

namespace ScheduleFlow.Dashboard.Tests.Calendar.Panel;

public sealed class FollowTests
{
    private static readonly CalendarEvent Shown = new()
    {
        Channel = "campus",
        Start = new(2026, 12, 7, 19, 0, 0, TimeSpan.Zero),
        End = new(2026, 12, 7, 20, 0, 0, TimeSpan.Zero),
        Title = "Film",
        Id = "e7",
        ScheduleId = "s1",
        Schedule = "Week",
        Revision = 1,
    };

    [Fact]
    public void A_panel_follows_its_event_to_another_start() =>
        Follow.KeyOf(Shown, Reply("e7", "2026-12-07T20:00:00Z")).Should().Be((Shown with { Start = Shown.Start.AddHours(1) }).Key);

    [Fact]
    public void A_panel_whose_event_is_removed_closes() => Follow.KeyOf(Shown, Reply("e7", null)).Should().BeNull();

    [Fact]
    public void Edits_of_others_leave_it_where_it_is()
    {
        Follow.KeyOf(Shown, Reply("e8", null)).Should().Be(Shown.Key);
        Follow.KeyOf(Shown with { ScheduleId = "s2" }, Reply("e7", null)).Should().Be((Shown with { ScheduleId = "s2" }).Key);
    }

    private static EditScheduleReply Reply(string id, string? to)
    {
        var before = new ScheduleEventRow { Id = id, Title = "Film", Start = "2026-12-07T19:00:00Z", End = "2026-12-07T20:00:00Z", Duration = 3600 };
        return new()
        {
            ScheduleId = "s1",
            Revision = 2,
            DryRun = false,
            Name = "Week",
            EventCount = 1,
            Counts = new(0, 0, 1, 0),
            Events =
            [
                new()
                {
                    What = to is null ? "removed" : "moved",
                    Id = id,
                    Start = to ?? before.Start,
                    End = before.End,
                    Title = "Film",
                    Message = "",
                    Before = before,
                    After = to is null ? null : before with { Start = to },
                },
            ],
            Conflicts = [],
            Gaps = [],
            Breaches = [],
        };
    }
}
