using ScheduleFlow.Contracts.Operations.Playlists;
using ScheduleFlow.Dashboard.Calendar.Panel;

namespace ScheduleFlow.Dashboard.Tests.Calendar.Panel;

public sealed class TitleTests
{
    private static readonly Title[] All =
        [Of("Film", 6_300), Of("Short film", 1_500), Of("Station ident", 60), Of("Jazz Hour", 3_600), Of("Debate", 3_660)];

    [Fact]
    public void A_playlist_gives_each_address_once_and_nothing_without_a_length()
    {
        PlaylistItemRow[] items = [new("a.mp4", "A", 90.4), new("a.mp4", "A again", 91), new("b.mp4", "B", null), new("c.mp4", "C", 0.2)];

        Title.Of("Spots", items).Should().Equal(new Title("A", "a.mp4", 90, null, "Spots"));
    }

    [Fact]
    public void All_words_have_to_be_in_the_name_or_the_address()
    {
        Title.Find(All, "film").Select(title => title.Name).Should().Equal("Film", "Short film");
        Title.Find(All, "short MP4").Select(title => title.Name).Should().Equal("Short film");
        Title.Find(All, "").Should().HaveCount(All.Length);
    }

    [Fact]
    public void Similar_ones_are_within_a_tenth_with_the_nearest_first()
    {
        Title.Similar(All, 3_650).Select(title => title.Name).Should().Equal("Debate", "Jazz Hour");
        Title.Similar(All, 90).Select(title => title.Name).Should().Equal(["Station ident"], "a minute is always near enough");
    }

    [Fact]
    public void Fitting_ones_are_no_longer_than_the_gap_with_the_longest_first()
    {
        Title.Fitting(All, 3_600).Select(title => title.Name).Should().Equal("Jazz Hour", "Short film", "Station ident");
    }

    private static Title Of(string name, long seconds) => new(name, $"https://media.example.edu/{name}.mp4", seconds, null, "Spots");
}
