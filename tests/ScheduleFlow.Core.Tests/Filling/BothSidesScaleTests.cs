using System.Collections.Immutable;
using ScheduleFlow.Core.Filling;
using static ScheduleFlow.Core.Tests.Filling.FillSample;

namespace ScheduleFlow.Core.Tests.Filling;

/// <summary>Weeks between other weeks, and years beside other years: whatever is quadratic runs into the deadline.</summary>
public sealed class BothSidesScaleTests
{
    [Theory(Timeout = 60_000)]
    [InlineData(97)]
    [InlineData(1_000)]
    [InlineData(10_000)]
    public Task A_year_is_filled_between_two_years_with_every_start_known_and_another_channels_year_inside(int videos) => Task.Run(() =>
    {
        var year = Request(Videos(videos), 8760, 48) with { SlotSeconds = 1800, Shuffle = true, Seed = 7 };
        var before = Fill(year with { Start = Monday.PlusSeconds(-8784 * Hour), HorizonSeconds = 8784 * Hour });
        var inside = Fill(before with { Start = Monday, HorizonSeconds = 8760 * Hour, Seed = 8 });
        var around = Fill(inside with { Start = Monday.PlusSeconds(8760 * Hour), Seed = 9 });
        around.History.ByUrl.Values.Sum(starts => starts.Length).Should().Be(17_568 + (2 * 17_520));

        var request = around with { Start = Monday, Seed = 10 };
        var calendar = CalendarFiller.Fill(request).Value;

        calendar.EmptySlots.Should().Be(0);
        calendar.Cooldown.Feasible.Should().Be(videos > 97);
        calendar.Cooldown.Violations.Should().Be(Violations(request, calendar));
    }, TestContext.Current.CancellationToken);

    [Theory(Timeout = 60_000)]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_week_that_fitted_between_its_neighbours_is_filled_again_without_a_breach(bool shuffle) => Task.Run(() =>
    {
        foreach (var videos in new[] { 96, 97, 100, 110, 150, 200 })
        {
            var weeks = Request(Videos(videos), 504, 48) with { SlotSeconds = 1800, Shuffle = shuffle, Seed = 2 };
            var all = CalendarFiller.Fill(weeks).Value;
            var around = all with { Slots = [.. all.Slots.Where(slot => slot.Window.Start < At(168) || slot.Window.Start >= At(336))] };

            var request = weeks with { Start = At(168), HorizonSeconds = 168 * Hour, Seed = 4, History = weeks.Played(around) };
            var calendar = CalendarFiller.Fill(request).Value;

            calendar.Cooldown.Violations.Should().Be(Violations(request, calendar));
            if (calendar.Cooldown.Feasible)
            {
                calendar.Cooldown.Violations.Should().Be(0);
            }
            else
            {
                calendar.Cooldown.IsProven.Should().BeFalse("the week as it was is a calendar that keeps the cooldown");
                calendar.Cooldown.BestPossibleHours.Should().BeGreaterThanOrEqualTo(40);
            }
        }

        static Core.Time.Instant At(long hours) => Monday.PlusSeconds(hours * Hour);
    }, TestContext.Current.CancellationToken);

    // Fills, and adds the plays to the history.
    private static FillRequest Fill(FillRequest request) => request with { History = request.Played(CalendarFiller.Fill(request).Value) };

    private static int Violations(FillRequest request, FilledCalendar calendar)
    {
        var violations = 0;
        var before = ImmutableDictionary.CreateBuilder<string, Core.Time.Instant>();
        foreach (var slot in calendar.Slots)
        {
            var (url, start) = (request.Pool[slot.VideoIndex].Url, slot.Window.Start);
            var isNear = request.History.Nearest(url, start) is { } known && Math.Abs(known - start) < request.CooldownSeconds;
            isNear |= before.TryGetValue(url, out var own) && start - own < request.CooldownSeconds;
            before[url] = start;
            violations += isNear ? 1 : 0;
        }

        return violations;
    }
}
