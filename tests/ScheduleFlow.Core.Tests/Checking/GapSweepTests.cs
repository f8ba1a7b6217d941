using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Time;
using static ScheduleFlow.Core.Tests.Checking.Events;

namespace ScheduleFlow.Core.Tests.Checking;

public sealed class GapSweepTests
{
    [Fact]
    public void Events_that_touch_leave_no_gap() =>
        GapSweep.Find(InOrder(At(0, 10), At(10, 20))).Count.Should().Be(0);

    [Fact]
    public void A_gap_runs_from_the_last_end_so_far_to_the_next_start()
    {
        // The long event covers what follows it; the gap begins where it ends, not where the short one does.
        var (count, seconds, listed) = GapSweep.Find(InOrder(At(0, 50), At(10, 20), At(60, 70), At(71, 80)));

        count.Should().Be(2);
        seconds.Should().Be(11);
        listed.Should().Equal(
            new TimeWindow(Origin.PlusSeconds(50), Origin.PlusSeconds(60)),
            new TimeWindow(Origin.PlusSeconds(70), Origin.PlusSeconds(71)));
    }

    [Fact]
    public void Nothing_has_no_gaps() => GapSweep.Find([]).Count.Should().Be(0);

    [Fact]
    public void The_count_stays_exact_where_the_list_is_cut()
    {
        var (count, seconds, listed) = GapSweep.Find(InOrder(Enumerable.Range(0, 3_001).Select(i => At(i * 10, (i * 10) + 9))));

        count.Should().Be(3_000);
        seconds.Should().Be(3_000);
        listed.Should().HaveCount(Limits.MaxListed);
    }
}
