using System.Globalization;
using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Time;
using static ScheduleFlow.Core.Tests.Operations.Plans.Channels;

namespace ScheduleFlow.Core.Tests.Operations.Plans;

/// <summary>Plans over days of 23, 23.5, 24.5 and 25 hours.</summary>
public sealed class ClockChangeTests : IDisposable
{
    private readonly Channels _channels = new();

    /// <summary>The zone, the day on which its clocks change, the hours that the day has, and those of 01:00 to 04:00.</summary>
    public static TheoryData<string, string, double, double> Days => new()
    {
        { "Europe/Berlin", "2027-03-28", 23, 2 },
        { "Europe/Berlin", "2026-10-25", 25, 4 },
        { "Australia/Lord_Howe", "2026-10-04", 23.5, 2.5 },
        { "Australia/Lord_Howe", "2027-04-04", 24.5, 3.5 },
        { "Asia/Tokyo", "2027-03-28", 24, 3 },
    };

    public void Dispose() => _channels.Dispose();

    [Theory]
    [MemberData(nameof(Days))]
    public void A_block_is_on_from_and_to_its_times_on_the_clock_and_nothing_is_left_out(string zone, string day, double hours, double blockHours)
    {
        var run = _channels.Apply(Plan(zone, day), "2026-01-01T00:00:00Z");

        run.Plan.Horizon.Seconds.Should().Be((long)(hours * 3600));
        var night = run.Calendar.Events.Where(item => EventReason.Of(item)!.Source == "Night").ToList();
        (Local(run, night[0].Window.Start), Local(run, night[^1].Window.End)).Should().Be(("01:00", "04:00"));
        night.Sum(item => item.Window.Seconds).Should().Be((long)(blockHours * 3600));

        var time = run.Plan.Horizon.Start;
        foreach (var item in run.Calendar.Events)
        {
            item.Window.Start.Should().Be(time, "nothing overlaps, and there is no gap");
            time = item.Window.End;
        }

        time.Should().Be(run.Plan.Horizon.End);
        run.MustsHold.Should().BeTrue();
        _channels.Apply(Plan(zone, day), "2026-01-01T00:00:00Z").IsUnchanged.Should().BeTrue();
    }

    [Theory]
    [InlineData("Europe/Berlin", "2027-03-28", "02:30", "2027-03-28T01:30:00Z", "03:30")] // skipped: as much later as was skipped
    [InlineData("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00Z", "02:30")] // twice: the first time
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45:00Z", "02:45")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:30", "2026-10-03T15:30:00Z", "02:30")]
    [InlineData("Australia/Lord_Howe", "2027-04-04", "01:45", "2027-04-03T14:45:00Z", "01:45")]
    [InlineData("Australia/Lord_Howe", "2027-04-04", "02:30", "2027-04-03T16:00:00Z", "02:30")]
    [InlineData("Asia/Tokyo", "2027-03-28", "02:30", "2027-03-27T17:30:00Z", "02:30")]
    public void A_fixed_event_is_on_once_a_day_also_in_an_hour_that_is_skipped_or_comes_twice(string zone, string day, string at, string instant, string local)
    {
        var run = _channels.Apply(Plan(zone, day) + $$"""

            fixed:
              - { name: News, at: "{{at}}", item: { url: news.mp4, title: News, duration: 5m } }
            """, "2026-01-01T00:00:00Z");

        var news = run.Calendar.Events.Where(item => item.Title == "News").Should().ContainSingle().Which;
        news.Window.Start.Should().Be(At(instant));
        Local(run, news.Window.Start).Should().Be(local);
        run.Result.Dropped.Should().BeEmpty();
        run.Result.DeadAir.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Europe/Berlin", "2027-03-28", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", 25)]
    [InlineData("Asia/Tokyo", "2027-03-28", 24)]
    public void What_is_hourly_is_on_in_every_hour_that_the_day_has(string zone, string day, int hours)
    {
        var run = _channels.Apply(Plan(zone, day) + "\nfixed:\n  - { name: News, at: hourly, item: { url: news.mp4, title: News, duration: 5m } }", "2026-01-01T00:00:00Z");

        var starts = run.Calendar.Events.Where(item => item.Title == "News").Select(item => item.Window.Start).ToList();
        starts.Should().HaveCount(hours);
        starts.Zip(starts.Skip(1)).Should().OnlyContain(pair => pair.Second - pair.First == 3600);
        run.Result.Dropped.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Plays_a_day_are_counted_by_the_day_on_the_clock(string zone, string day, double hours, double blockHours)
    {
        var run = _channels.Apply(Plan(zone, day, days: 3, before: 1) + "\n  - { max_plays: 9, per: day, tier: must, for: { tags: rare } }", "2026-01-01T00:00:00Z");

        var days = run.Calendar.Events.Where(item => item.Title == "Rare").GroupBy(item => LocalDay(run, item.Window.Start)).ToList();
        days.Should().HaveCount(3).And.OnlyContain(plays => plays.Count() == 9, "{0} h and {1} h make no difference", hours, blockHours);
    }

    [Fact]
    public void Of_blocks_that_begin_in_a_skipped_hour_the_one_that_begins_later_by_the_clock_is_on()
    {
        var plan = Plan("Europe/Berlin", "2027-03-28").Replace("blocks:", "blocks:\n  - { name: Three, from: \"03:00\", to: \"05:00\", pool: all }\n  - { name: Half past two, from: \"02:30\", to: \"05:00\", pool: all }", StringComparison.Ordinal)
            .Replace("  - { name: Night, from: \"01:00\", to: \"04:00\", pool: all }\n", "", StringComparison.Ordinal);

        var run = _channels.Apply(plan, "2026-01-01T00:00:00Z");

        run.Calendar.Events.Where(item => Local(run, item.Window.Start).CompareTo("03:00") >= 0 && Local(run, item.Window.Start).CompareTo("05:00") < 0)
            .Select(item => EventReason.Of(item)!.Source).Distinct().Should().Equal("Three");
    }

    // Items of one, two, three and five minutes; whatever the hours are, they fill them to the second.
    private static string Plan(string zone, string day, int days = 1, int before = 0) => $$"""
        channel: Clock
        zone: {{zone}}
        start: {{DateOnly.Parse(day, CultureInfo.InvariantCulture).AddDays(-before):yyyy-MM-dd}}
        days: {{days}}
        pools:
          all:
            items:
              - { url: a.mp4, title: A, duration: 1m }
              - { url: b.mp4, title: B, duration: 2m }
              - { url: c.mp4, title: C, duration: 3m }
              - { url: d.mp4, title: D, duration: 5m }
              - { url: e.mp4, title: Rare, duration: 5m, tags: rare }
        blocks:
          - { name: Rest, from: "00:00", to: "24:00", pool: all }
          - { name: Night, from: "01:00", to: "04:00", pool: all }
        rules:
          - { cooldown: 1s }
        """;

    private static string Local(CalendarProposal run, Instant at) => TimeSpan.FromSeconds(run.Plan.Zone.ToLocalSeconds(at) % 86_400).ToString(@"hh\:mm", CultureInfo.InvariantCulture);

    private static long LocalDay(CalendarProposal run, Instant at) => run.Plan.Zone.ToLocalSeconds(at) / 86_400;
}
