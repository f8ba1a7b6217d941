using ScheduleFlow.Core.Filling;
using static ScheduleFlow.Core.Tests.Filling.FillSample;
using static ScheduleFlow.Core.Tests.Filling.SmallRequests;

namespace ScheduleFlow.Core.Tests.Filling;

/// <summary>What holds for every calendar, on random requests small and middling.</summary>
public sealed class CalendarInvariantTests
{
    public static TheoryData<string> Policies => [nameof(ExhaustedPolicy.LeastRecent), nameof(ExhaustedPolicy.LeaveGap)];

    [Theory, MemberData(nameof(Policies))]
    public void Windows_are_the_slots_in_order_without_overlap_and_the_figures_agree_with_them(string policy)
    {
        foreach (var request in Requests(policy))
        {
            var calendar = CalendarFiller.Fill(request).Value;

            var slots = (int)((request.HorizonSeconds + request.SlotSeconds - 1) / request.SlotSeconds);
            (calendar.Slots.Length + calendar.EmptySlots).Should().Be(slots);
            calendar.FilledSeconds.Should().Be(calendar.Slots.Sum(slot => slot.Window.Seconds));
            calendar.Coverage.Should().Be((double)calendar.FilledSeconds / request.HorizonSeconds);
            var free = request.Start;
            foreach (var slot in calendar.Slots)
            {
                slot.Window.Start.Should().BeGreaterThanOrEqualTo(free);
                ((slot.Window.Start - request.Start) % request.SlotSeconds).Should().Be(0);
                free = slot.Window.End;
            }

            if (calendar.EmptySlots == 0)
            {
                free.Should().Be(request.Start.PlusSeconds(request.HorizonSeconds));
                calendar.FilledSeconds.Should().Be(request.HorizonSeconds, "windows touch");
            }
        }
    }

    [Theory, MemberData(nameof(Policies))]
    public void A_slot_is_left_empty_only_with_leave_gap_and_only_where_the_cooldown_cannot_hold(string policy)
    {
        var withGaps = 0;
        foreach (var request in Requests(policy))
        {
            var calendar = CalendarFiller.Fill(request).Value;

            withGaps += calendar.EmptySlots > 0 ? 1 : 0;
            if (request.WhenExhausted == ExhaustedPolicy.LeaveGap)
            {
                calendar.Cooldown.Violations.Should().Be(0);
                (calendar.EmptySlots == 0).Should().Be(calendar.Cooldown.Feasible);
            }
        }

        (withGaps > 0).Should().Be(policy == nameof(ExhaustedPolicy.LeaveGap));
    }

    [Theory]
    [InlineData(nameof(HistoryKind.None))]
    [InlineData(nameof(HistoryKind.Behind))]
    public void With_leave_gap_no_calendar_leaves_fewer_slots_empty(string kind)
    {
        foreach (var request in Of(Enum.Parse<HistoryKind>(kind), 1_000))
        {
            var calendar = CalendarFiller.Fill(request with { WhenExhausted = ExhaustedPolicy.LeaveGap }).Value;

            calendar.Slots.Length.Should().Be(EveryCalendar.MostFilled(StartsOf(request), HistoryOf(request), request.CooldownSeconds));
        }
    }

    [Theory, MemberData(nameof(Policies))]
    public void The_same_request_gives_the_same_calendar(string policy)
    {
        foreach (var request in Requests(policy))
        {
            CalendarFiller.Fill(request).Value.Slots.Should().Equal(CalendarFiller.Fill(request).Value.Slots);
        }
    }

    private static IEnumerable<FillRequest> Requests(string policy) =>
        Of(HistoryKind.None, 200).Concat(Of(HistoryKind.Behind, 200)).Concat(Of(HistoryKind.Anywhere, 200)).Concat(Of(HistoryKind.BothSides, 200)).Concat(Middling())
            .Select(request => request with { WhenExhausted = Enum.Parse<ExhaustedPolicy>(policy) });

    private static IEnumerable<FillRequest> Middling()
    {
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            var request = Request(Videos(random.Next(5, 200)), random.Next(1, 300), random.Next(0, 150)) with
            {
                SlotSeconds = random.Next(600, 7200),
                Shuffle = random.Next(2) == 0,
                Seed = i,
            };
            yield return request.WithHistory([.. request.Pool.Select(_ => random.Next(3) == 0 ? null : (double?)random.Next(-200, 400))]);
        }
    }
}
