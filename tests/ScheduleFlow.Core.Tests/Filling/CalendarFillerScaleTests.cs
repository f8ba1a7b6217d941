using ScheduleFlow.Core.Filling;
using static ScheduleFlow.Core.Tests.Filling.FillSample;

namespace ScheduleFlow.Core.Tests.Filling;

/// <summary>
/// A year of half-hour slots and up to 10,000 videos. Milliseconds each where the work is near linear; whatever is
/// quadratic runs into the deadline.
/// </summary>
public sealed class CalendarFillerScaleTests
{
    private const int Slots = 17_520;

    [Theory(Timeout = 20_000)]
    [InlineData(1)]
    [InlineData(97)]
    [InlineData(10_000)]
    public Task A_year_is_filled_with_any_cooldown_and_any_order(int videos) => Task.Run(() =>
    {
        foreach (var cooldownHours in new[] { 0, 0.5, 48, 24 * 200, 24 * 365 * 10 })
        {
            foreach (var shuffle in new[] { false, true })
            {
                foreach (var policy in new[] { ExhaustedPolicy.LeastRecent, ExhaustedPolicy.LeaveGap })
                {
                    var request = Request(Videos(videos), Slots / 2d, cooldownHours) with { SlotSeconds = 1800, Shuffle = shuffle, WhenExhausted = policy };

                    var calendar = CalendarFiller.Fill(request).Value;

                    calendar.Cooldown.Feasible.Should().Be(videos * 0.5 >= cooldownHours);
                    (calendar.Slots.Length + calendar.EmptySlots).Should().Be(Slots);
                }
            }
        }
    }, TestContext.Current.CancellationToken);

    [Theory(Timeout = 60_000)]
    [InlineData("every video once, in order")]
    [InlineData("every video once, in reverse")]
    [InlineData("any time")]
    [InlineData("all at the end")]
    [InlineData("half ahead, half never")]
    [InlineData("all ahead of the first slot by little")]
    public Task A_year_is_filled_around_a_history_that_lies_ahead(string history) => Task.Run(() =>
    {
        foreach (var videos in new[] { 500, 10_000 })
        {
            foreach (var cooldownHours in new[] { 0.5, 48, 24 * 90 })
            {
                var request = Request(Videos(videos), Slots / 2d, cooldownHours) with { SlotSeconds = 1800 };

                var calendar = CalendarFiller.Fill(request.WithHistory(History(history, videos))).Value;

                calendar.EmptySlots.Should().Be(0);
                if (!calendar.Cooldown.Feasible)
                {
                    calendar.Cooldown.AchievedMinSeconds.Should().Be(calendar.Cooldown.BestPossibleSeconds);
                }
            }
        }
    }, TestContext.Current.CancellationToken);

    private static double?[] History(string kind, int videos)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, videos).Select(video => kind switch
        {
            "every video once, in order" => video / 2d,
            "every video once, in reverse" => (videos - video) / 2d,
            "any time" => random.Next(-8760, 8760),
            "all at the end" => 8760,
            "half ahead, half never" => random.Next(2) == 0 ? null : random.Next(1, 8760),
            _ => (double?)random.Next(1, 100),
        })];
    }
}
