using System.Collections.Immutable;
using ScheduleFlow.Core.Operations;

namespace ScheduleFlow.Core.Tests.Operations;

public sealed class RowsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(int.MaxValue, 3)]
    public void There_is_a_row_for_each_item_in_order_up_to_the_most(int most, int count)
    {
        ImmutableArray<int> items = [1, 2, 3];
        var expected = new[] { "1", "2", "3" }.Take(count);

        items.ToRows(item => $"{item}", most).Should().Equal(expected);
        items.ToList().ToRows(item => $"{item}", most).Should().Equal(expected);
    }
}
