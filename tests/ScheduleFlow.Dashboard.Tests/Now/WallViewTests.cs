using ScheduleFlow.Dashboard.Now;

namespace ScheduleFlow.Dashboard.Tests.Now;

public sealed class WallViewTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    [InlineData(9, 3)]
    [InlineData(12, 4)]
    [InlineData(400, 8)]
    public void A_wide_wall_has_as_many_columns_as_rows(int channels, int columns)
    {
        WallView.Fit(channels, 1.0).Should().Be(columns);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(9, 2)]
    public void A_high_wall_has_fewer(int channels, int columns)
    {
        WallView.Fit(channels, 0.25).Should().Be(columns);
    }
}
