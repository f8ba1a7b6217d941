using ScheduleFlow.Dashboard.Calendar.Panel;

namespace ScheduleFlow.Dashboard.Tests.Calendar.Panel;

public sealed class MediaKindTests
{
    [Theory]
    [InlineData("https://media.example.edu/Film.MP4?token=1", "Video")]
    [InlineData("http://media.example.edu/jazz.opus", "Audio")]
    [InlineData("https://media.example.edu/live.m3u8", "None")]
    [InlineData("/srv/media/film.mp4", "None")]
    [InlineData("file:///srv/media/film.mp4", "None")]
    [InlineData(null, "None")]
    public void What_a_browser_can_play_is_told_by_the_address(string? url, string kind) => MediaKinds.Of(url).ToString().Should().Be(kind);

    [Theory]
    [InlineData("https://media.example.edu/a.mp4", "a.mp4")]
    [InlineData("https://media.example.edu/films/2026/a.mp4?x=/y", "2026/a.mp4")]
    [InlineData(@"D:\media\films\old\a.mp4", "old/a.mp4")]
    public void An_address_is_shown_by_its_end(string url, string end) => MediaKinds.ShortOf(url).Should().Be(end);
}
