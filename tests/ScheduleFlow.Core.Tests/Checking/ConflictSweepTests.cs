using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Checking;
using static ScheduleFlow.Core.Tests.Checking.Events;

namespace ScheduleFlow.Core.Tests.Checking;

public sealed class ConflictSweepTests
{
    [Fact]
    public void Events_that_touch_do_not_overlap() =>
        ConflictSweep.Find(InOrder(At(0, 10), At(10, 20), At(20, 30))).Count.Should().Be(0);

    [Fact]
    public void Each_overlapping_pair_counts_once_and_names_the_earlier_event_first()
    {
        var (count, listed) = ConflictSweep.Find(InOrder(At(0, 30, "long"), At(10, 20, "inside"), At(25, 40, "tail"), At(40, 50, "after")));

        count.Should().Be(2);
        listed.Select(conflict => (conflict.First.Title, conflict.Second.Title)).Should().Equal(("long", "inside"), ("long", "tail"));
    }

    [Fact]
    public void Events_that_start_together_overlap()
    {
        var (count, listed) = ConflictSweep.Find(InOrder(At(0, 10, "a"), At(0, 5, "b"), At(0, 7, "c")));

        count.Should().Be(3);
        listed.Should().HaveCount(3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_count_and_the_list_are_what_comparing_all_pairs_finds(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var events = InOrder(Enumerable.Range(0, random.Next(1, 25)).Select(_ =>
            {
                var start = random.Next(0, 40);
                return At(start, start + random.Next(1, 15));
            }));
            var expected = new List<(int, int)>();
            for (var later = 0; later < events.Length; later++)
            {
                for (var earlier = 0; earlier < later; earlier++)
                {
                    if (events[earlier].Window.Overlaps(events[later].Window))
                    {
                        expected.Add((earlier, later));
                    }
                }
            }

            var (count, listed) = ConflictSweep.Find(events);

            count.Should().Be(expected.Count);
            listed.Select(conflict => (IndexOf(conflict.First), IndexOf(conflict.Second))).Should().Equal(expected);

            int IndexOf(Core.Schedules.ScheduleEvent item) => Enumerable.Range(0, events.Length).First(index => ReferenceEquals(events[index], item));
        }
    }

    [Fact]
    public void The_count_stays_exact_where_the_list_is_cut()
    {
        const int n = 2_000;
        var (count, listed) = ConflictSweep.Find(InOrder(Enumerable.Range(0, n).Select(i => At(i, n + 10))));

        count.Should().Be((long)n * (n - 1) / 2);
        listed.Should().HaveCount(Limits.MaxListed);
    }
}
