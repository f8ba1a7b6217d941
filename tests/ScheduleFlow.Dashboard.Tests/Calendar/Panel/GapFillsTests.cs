using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Calendar;
using ScheduleFlow.Dashboard.Calendar.Panel;

namespace ScheduleFlow.Dashboard.Tests.Calendar.Panel;

public sealed class GapFillsTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 7, 19, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(35);

    [Fact]
    public void A_pool_has_what_fits_and_has_rested_before_and_after_the_gap()
    {
        var starts = new KnownStarts().Add(
            [Play("soon", Start.AddHours(-3)), Play("later", Start.AddHours(4)), Play("rested", Start.AddHours(-5))]);
        Title[] titles = [Of("soon", 30), Of("later", 30), Of("rested", 20), Of("new", 10), Of("long", 36)];

        Names(TimeSpan.FromHours(4)).Should().Equal(
            ["rested", "new"], "from the end of the gap it is less than 4 h to the next start of “later”");
        Names(TimeSpan.FromHours(3)).Should().Equal("later", "soon", "rested", "new");
        Names(TimeSpan.Zero).Should().HaveCount(4);

        IEnumerable<string> Names(TimeSpan rest) => GapFills.Pool(titles, Length, Start, rest, starts).Select(title => title.Name);
    }

    [Fact]
    public async Task Three_fills_differ_and_the_fullest_is_first()
    {
        var fills = await FindAsync([Of("a", 30), Of("b", 35), Of("c", 20), Of("d", 10)], LongestThatFits);

        fills.Value.Select(fill => fill.Items.First().Title).Should().Equal("b", "a", "c");
        fills.Value.Select(fill => fill.Left.TotalMinutes).Should().Equal(0, 5, 15);
    }

    [Fact]
    public async Task That_nothing_fits_is_the_problem_of_the_first_trial_alone()
    {
        var refused = new Problem(ErrorType.Conflict, "No item fits.");

        (await FindAsync([Of("a", 30)], _ => Task.FromResult<Outcome<EditScheduleReply>>(refused))).Problem.Should().Be(refused);
        var count = 0;
        (await FindAsync(
            [Of("a", 30), Of("b", 20)],
            edit => count++ == 0 ? LongestThatFits(edit) : Task.FromResult<Outcome<EditScheduleReply>>(refused)))
            .Value.Should().ContainSingle();
    }

    [Fact]
    public void The_plays_around_a_time_leave_out_the_play_itself()
    {
        var starts = new KnownStarts().Add(
            [Play("a", Start), Play("a", Start.AddHours(-2)), Play("a", Start.AddHours(5)), Play("b", Start.AddHours(1))]);

        starts.Around("https://media.example.edu/a.mp4", Start)
            .Should().Be(((DateTimeOffset?)Start.AddHours(-2), (DateTimeOffset?)Start.AddHours(5)));
        starts.RestAt("https://media.example.edu/a.mp4", Start).Should().Be(TimeSpan.FromHours(2));
        starts.RestAt("https://media.example.edu/c.mp4", Start).Should().BeNull();
    }

    private static Task<Outcome<System.Collections.Immutable.ImmutableArray<GapFill>>> FindAsync(
        Title[] pool, Func<SentEdit, Task<Outcome<EditScheduleReply>>> tryAsync) =>
        GapFills.FindAsync([.. pool], Start, Start + Length, null, tryAsync);

    private static Task<Outcome<EditScheduleReply>> LongestThatFits(SentEdit edit)
    {
        var item = edit.Items!.Value.OrderByDescending(item => Seconds(item)).First();
        Outcome<EditScheduleReply> reply = new EditScheduleReply
        {
            ScheduleId = "s1",
            Revision = 2,
            DryRun = true,
            Name = "Week",
            EventCount = 1,
            Counts = new(1, 0, 0, 0),
            Events =
            [
                new()
                {
                    What = "added",
                    Id = "n1",
                    Start = edit.From!,
                    End = edit.Until!,
                    Title = item.Title!,
                    Message = "",
                    After = new()
                    {
                        Id = "n1",
                        Title = item.Title!,
                        Start = edit.From!,
                        End = edit.Until!,
                        Duration = Seconds(item),
                        VideoUrl = item.Url,
                    },
                },
            ],
            Conflicts = [],
            Gaps = [],
            Breaches = [],
        };
        return Task.FromResult(reply);

        static long Seconds(SentItem item) => long.Parse(item.Duration.TrimEnd('s'), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Title Of(string name, int minutes) => new(name, $"https://media.example.edu/{name}.mp4", minutes * 60, null, "Spots");

    private static CalendarEvent Play(string name, DateTimeOffset at) => new()
    {
        Channel = "campus",
        Start = at,
        End = at.AddMinutes(30),
        Title = name,
        Url = $"https://media.example.edu/{name}.mp4",
        Id = name,
        ScheduleId = "s1",
        Schedule = "Week",
        Revision = 1,
    };
}
