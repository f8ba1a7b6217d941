using ScheduleFlow.Gateway.Launching.Spooling;

namespace ScheduleFlow.Gateway.Tests.Launching.Spooling;

public sealed class ByteBudgetTests
{
    private readonly ByteBudget _budget = new(100);

    [Fact]
    public void One_caller_gets_half_of_it_and_others_the_rest()
    {
        _budget.TryTake("a", 30).Should().BeTrue();
        _budget.TryTake("a", 20).Should().BeTrue();
        _budget.TryTake("a", 1).Should().BeFalse("the other half is not for it");
        _budget.TryTake("b", 40).Should().BeTrue();
        _budget.TryTake("c", 11).Should().BeFalse("all together have 100");

        _budget.Used.Should().Be(90);
    }

    [Fact]
    public void What_is_given_back_can_be_taken_again()
    {
        _budget.TryTake("a", 50).Should().BeTrue();
        _budget.Return("a", 20);
        _budget.TryTake("a", 21).Should().BeFalse();
        _budget.TryTake("a", 20).Should().BeTrue();
        _budget.Return("a", 50);

        _budget.Used.Should().Be(0);
        _budget.TryTake("a", 50).Should().BeTrue();
    }
}
