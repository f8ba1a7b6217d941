using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Tests.Planning;

/// <summary>A plan of more events than a schedule may have ends early, whichever part of the planner is at work.</summary>
public sealed class PlanLimitTests
{
    private const long TenDays = 10L * 24 * 60 * 60;

    // Not many more than the limit: what one piece of work adds before it is looked at again.
    private const int Most = Limits.MaxEvents + 110_000;

    [Theory]
    [InlineData(nameof(ItemOrder.Shuffle))]
    [InlineData(nameof(ItemOrder.Sequence))]
    public void A_block_of_items_of_a_second_is_cut_short(string order)
    {
        var plan = PlanSample.Around([PlanSample.Item("a", 1)], TenDays);

        Refused(plan with { Blocks = [plan.Blocks[0] with { Order = Enum.Parse<ItemOrder>(order) }] });
    }

    [Fact]
    public void Fillers_of_a_second_are_cut_short() =>
        Refused(PlanSample.Around([PlanSample.Item("a", 1)], TenDays) with { Blocks = [], Fillers = [0] });

    [Fact]
    public void As_many_as_a_schedule_may_have_are_not()
    {
        var result = PlanSample.Run(PlanSample.Around([PlanSample.Item("a", 2)], 2L * Limits.MaxEvents));

        result.IsCutShort.Should().BeFalse();
        result.Events.Should().HaveCount(Limits.MaxEvents);
    }

    [Fact]
    public void Items_whose_urls_differ_in_case_only_are_different_items()
    {
        var result = PlanSample.Run(PlanSample.Around([PlanSample.Item("a", 1800), PlanSample.Item("A", 1800)], 3600, PlanSample.Cooldown(Tier.Must, 3600, 0, 1)));

        result.Events.Select(item => item.Item).Should().BeEquivalentTo([0, 1]);
        result.Breaches.Should().BeEmpty();
    }

    private static void Refused(PlanDocument plan)
    {
        var result = PlanSample.Run(plan);

        result.IsCutShort.Should().BeTrue();
        result.Events.Length.Should().BeInRange(Limits.MaxEvents + 1, Most);
    }
}
