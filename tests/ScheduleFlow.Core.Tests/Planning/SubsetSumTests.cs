using ScheduleFlow.Core.Planning;

namespace ScheduleFlow.Core.Tests.Planning;

public sealed class SubsetSumTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_reaches_exactly_the_sums_that_brute_force_reaches(int seed)
    {
        var random = new Random(seed);
        var sums = new SubsetSum();
        for (var round = 0; round < 300; round++)
        {
            var capacity = random.Next(1, 400);
            var items = Enumerable.Range(0, random.Next(0, 9)).Select(_ => (Length: random.Next(1, 150), Release: random.Next(3) == 0 ? random.Next(0, 200) : 0)).OrderBy(item => item.Release).ToList();
            sums.Reset(capacity);
            var reachable = new HashSet<int> { 0 };
            foreach (var (length, release) in items)
            {
                sums.Add(length, release);
                reachable.UnionWith(reachable.Where(sum => sum >= release).Select(sum => sum + length).ToList());
            }

            var expected = reachable.Where(sum => sum <= capacity).ToHashSet();
            Enumerable.Range(0, capacity + 1).Where(sums.Has).Should().BeEquivalentTo(expected);
            var (from, to) = (random.Next(0, capacity + 1), random.Next(0, capacity + 50));
            sums.FirstIn(from, to).Should().Be(expected.Where(sum => sum >= from && sum <= to).Select(sum => (int?)sum).Order().FirstOrDefault());
            sums.LastUpTo(from).Should().Be(expected.Where(sum => sum <= from).Max());
            foreach (var sum in expected)
            {
                var additions = sums.Additions(sum);
                additions.Should().OnlyHaveUniqueItems();
                additions.Sum(addition => items[addition].Length).Should().Be(sum);

                // Played in order of their numbers, each starts when it may.
                var time = 0;
                foreach (var addition in additions.Order())
                {
                    time.Should().BeGreaterThanOrEqualTo(items[addition].Release);
                    time += items[addition].Length;
                }
            }
        }
    }

    [Fact]
    public void A_sum_is_made_of_the_shortest_prefix_that_reaches_it()
    {
        var sums = new SubsetSum();
        sums.Reset(100);
        sums.Add(60, 0);
        sums.Add(40, 0);
        sums.Add(100, 0);

        sums.Additions(100).Should().Equal(1, 0);
    }
}
