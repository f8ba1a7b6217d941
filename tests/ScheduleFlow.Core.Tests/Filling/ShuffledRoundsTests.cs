using ScheduleFlow.Core.Filling;
using static ScheduleFlow.Core.Tests.Filling.FillSample;

namespace ScheduleFlow.Core.Tests.Filling;

public sealed class ShuffledRoundsTests
{
    [Fact]
    public void A_seed_gives_this_very_calendar_on_every_machine() =>
        Line(Shuffled("abcdefgh", hours: 24, cooldownHours: 4, seed: 42)).Should().Be("hceadfbgehacdbfgedhfgcab");

    [Fact]
    public void Every_video_plays_once_in_every_round()
    {
        var line = Line(Shuffled("abcdefgh", 80, 4, 1));

        line.Chunk(8).Should().OnlyContain(round => round.Distinct().Count() == 8);
    }

    [Fact]
    public void Rounds_differ_from_one_another_where_the_cooldown_leaves_room()
    {
        var line = Line(Shuffled("abcdefgh", 80, 4, 1));

        line.Chunk(8).Select(round => new string(round)).Distinct().Should().HaveCountGreaterThan(8);
    }

    [Fact]
    public void Without_a_cooldown_a_video_still_rests_for_more_than_half_of_the_pool()
    {
        for (var videos = 2; videos <= 12; videos++)
        {
            for (var seed = 0; seed < 20; seed++)
            {
                var calendar = CalendarFiller.Fill(Request(Videos(videos), 100, 0) with { Shuffle = true, Seed = seed }).Value;

                calendar.Cooldown.AchievedMinHours.Should().BeGreaterThan(videos / 2d);
            }
        }
    }

    [Fact]
    public void A_cooldown_as_long_as_the_pool_is_kept_by_repeating_the_first_round()
    {
        var line = Line(Shuffled("abcdefgh", 32, 8, 5));

        line.Chunk(8).Select(round => new string(round)).Distinct().Should().ContainSingle().Which.Should().NotBe("abcdefgh");
    }

    [Fact]
    public void A_cooldown_hardly_shorter_than_the_pool_is_kept_through_all_rounds()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var request = Request(Videos(97), 24 * 30, 48) with { Shuffle = true, Seed = seed, SlotSeconds = 1800 };

            CalendarFiller.Fill(request).Value.Cooldown.Should().BeEquivalentTo(new { Feasible = true, Violations = 0 });
        }
    }

    [Fact]
    public void Another_seed_gives_another_calendar()
    {
        var calendars = Enumerable.Range(0, 50).Select(seed => Line(Shuffled("abcdefghijklmnopqrstuvwxyz", 26, 26, seed)));

        calendars.Distinct().Should().HaveCount(50);
    }

    [Fact]
    public void Every_video_is_as_likely_as_any_other_to_come_first()
    {
        var firsts = Enumerable.Range(0, 8_000).GroupBy(seed => Line(Shuffled("abcdefgh", 1, 0, seed))).Select(seeds => seeds.Count());

        // 1,000 each; 5 standard deviations are 148.
        firsts.Should().HaveCount(8).And.OnlyContain(count => count > 852 && count < 1148);
    }

    [Fact]
    public void A_video_whose_coming_play_is_over_joins_the_rounds()
    {
        var request = Shuffled("abcdefgh", 40, 4, 9).WithHistory(10, null, null, null, null, null, null, null);

        var line = Line(request);

        line[7..14].Should().NotContain("a");
        line[14..].Count(letter => letter == 'a').Should().BeGreaterThanOrEqualTo(3);
    }

    private static FillRequest Shuffled(string letters, double hours, double cooldownHours, long seed) =>
        Request(Letters(letters), hours, cooldownHours) with { Shuffle = true, Seed = seed };
}
