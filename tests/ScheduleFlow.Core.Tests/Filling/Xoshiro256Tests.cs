using ScheduleFlow.Core.Filling;

namespace ScheduleFlow.Core.Tests.Filling;

public sealed class Xoshiro256Tests
{
    // Computed by a second implementation, itself checked against the published vectors of SplitMix64 (seed 1234567)
    // and xoshiro256** (state 1, 2, 3, 4). Stored calendars are reproduced from these numbers: they must never change.
    [Theory]
    [InlineData(0, new ulong[] { 11091344671253066420, 13793997310169335082, 1900383378846508768, 7684712102626143532 })]
    [InlineData(42, new ulong[] { 1546998764402558742, 6990951692964543102, 12544586762248559009, 17057574109182124193 })]
    [InlineData(-1, new ulong[] { 10328197420357168392, 14156678507024973869, 9357971779955476126, 13791585006304312367 })]
    public void A_seed_gives_the_published_sequence(long seed, ulong[] expected)
    {
        var random = new Xoshiro256(seed);

        expected.Select(_ => random.Next()).Should().Equal(expected);
    }

    [Fact]
    public void A_shuffle_gives_every_order_about_equally_often()
    {
        var random = new Xoshiro256(7);
        var counts = new Dictionary<string, int>();
        for (var i = 0; i < 24_000; i++)
        {
            int[] items = [0, 1, 2, 3];
            random.Shuffle(items);
            var order = string.Concat(items);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        // 1,000 each; 5 standard deviations are 155.
        counts.Should().HaveCount(24);
        counts.Values.Should().OnlyContain(count => count > 845 && count < 1155);
    }
}
