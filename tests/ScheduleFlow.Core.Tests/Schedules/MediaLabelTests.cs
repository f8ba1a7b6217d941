using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Tests.Schedules;

public sealed class MediaLabelTests
{
    [Theory]
    [InlineData("https://example.com/a/My%20Film.final.mp4?token=x.y#t=1", "My Film.final")]
    [InlineData("/media/a.mp4", "a")]
    [InlineData("C:\\Videos\\b.mkv", "b")]
    [InlineData("\\\\server\\share\\c.ts", "c")]
    [InlineData("file:///F:/d%C3%A9.mp4", "dé")]
    [InlineData("https://example.com/embed/v3t4m5f/", "v3t4m5f")]
    [InlineData("https://example.com", "https://example.com")]
    [InlineData("https://example.com/", "https://example.com/")]
    [InlineData("/media/.hidden", ".hidden")]
    [InlineData("bad%zz.mp4", "bad%zz")]
    [InlineData("rtsp://host:554/live", "live")]
    [InlineData("?://", "?:")]
    [InlineData("a?b=http://c/d.mp4", "d")]
    public void A_label_is_the_file_name_decoded_and_without_extension(string url, string label) => MediaLabel.Of(url).Should().Be(label);
}
