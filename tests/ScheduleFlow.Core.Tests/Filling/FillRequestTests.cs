using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Time;
using static ScheduleFlow.Core.Tests.Filling.FillSample;

namespace ScheduleFlow.Core.Tests.Filling;

public sealed class FillRequestTests
{
    private static FillRequest Good => Request(Letters("ab"), 24, 1);

    [Fact]
    public void Every_error_is_named_at_once()
    {
        var problem = CalendarFiller.Fill(Good with { Pool = [], SlotSeconds = 0, HorizonSeconds = -5, CooldownSeconds = -1 }).Problem!;

        problem.Type.Should().BeSameAs(ErrorType.Validation);
        problem.Errors.Should().HaveCount(4);
        problem.Errors.Should().ContainSingle(error => error.Contains("slot length") && error.Contains('0'));
        problem.Errors.Should().ContainSingle(error => error.Contains("duration") && error.Contains("-5"));
    }

    [Fact]
    public void Ten_thousand_videos_are_taken_and_one_more_is_too_large()
    {
        CalendarFiller.Fill(Good with { Pool = Videos(Limits.MaxVideos) }).Problem.Should().BeNull();
        CalendarFiller.Fill(Good with { Pool = Videos(Limits.MaxVideos + 1) }).Problem!.Type.Should().BeSameAs(ErrorType.TooLarge);
    }

    [Fact]
    public void As_many_slots_as_a_schedule_may_hold_are_taken_and_one_more_is_too_large()
    {
        var request = Good with { SlotSeconds = 1, CooldownSeconds = 0, HorizonSeconds = Limits.MaxEvents };

        CalendarFiller.Fill(request).Value.Slots.Should().HaveCount(Limits.MaxEvents);
        CalendarFiller.Fill(request with { HorizonSeconds = Limits.MaxEvents + 1 }).Problem!.Type.Should().BeSameAs(ErrorType.TooLarge);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(3601)]
    public void A_calendar_beyond_the_year_9999_is_refused(long seconds)
    {
        var start = Instant.MaxValue.PlusSeconds(-3600);

        CalendarFiller.Fill(Good with { Start = start, HorizonSeconds = seconds }).Problem!.Type.Should().BeSameAs(ErrorType.Validation);
        CalendarFiller.Fill(Good with { Start = start, HorizonSeconds = 3600 }).Problem.Should().BeNull();
    }

    [Fact]
    public void The_largest_values_do_not_overflow()
    {
        var request = Good with
        {
            SlotSeconds = FillRequest.MaxCooldownSeconds,
            CooldownSeconds = FillRequest.MaxCooldownSeconds,
            HorizonSeconds = Instant.MaxValue - Monday,
            Shuffle = true,
            History = Starts([("a", Instant.MinValue), ("b", Instant.MaxValue)]),
        };

        CalendarFiller.Fill(request).Value.Coverage.Should().Be(1);
        CalendarFiller.Fill(request with { SlotSeconds = long.MaxValue }).Problem!.Type.Should().BeSameAs(ErrorType.Validation);
    }
}
