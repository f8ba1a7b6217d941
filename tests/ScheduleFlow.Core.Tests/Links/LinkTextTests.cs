using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Links;

namespace ScheduleFlow.Core.Tests.Links;

public sealed class LinkTextTests
{
    [Theory]
    [InlineData("http://a.example/live", "http://a.example/live")]
    [InlineData("  HTTPS://A.example:8443/Live?x=1  ", "https://a.example:8443/Live?x=1")]
    [InlineData("http://a.example/a b", "http://a.example/a%20b")]
    [InlineData("http://a.example/a|b", "http://a.example/a%7Cb")]
    [InlineData("http://a.example/x|User-Agent=Player", "http://a.example/x")]
    public void An_address_is_asked(string text, string address) => LinkText.Parse(text).Address!.AbsoluteUri.Should().Be(address);

    [Fact]
    public void Headers_behind_a_bar_are_sent_and_are_no_part_of_the_address()
    {
        var link = LinkText.Parse("http://a.example/x.m3u8|User-Agent=My%20Player%2F1.0&Referer=https%3A%2F%2Fb.example%2F&!Cookie=a%3Db&X-Key=k");

        link.Address!.AbsoluteUri.Should().Be("http://a.example/x.m3u8");
        link.Headers.Select(header => $"{header.Key}: {header.Value}").Should().Equal("User-Agent: My Player/1.0", "Referer: https://b.example/", "Cookie: a=b", "X-Key: k");
    }

    [Fact]
    public void Headers_that_steer_the_connection_and_options_of_the_player_are_left_out() =>
        LinkText.Parse("http://a.example/|Host=evil&host=evil&Connection=upgrade&Transfer-Encoding=chunked&Content-Length=9&Proxy-Authorization=x&TE=x&Upgrade=h2c&Expect=100-continue&Range=x&seekable=0&verifypeer=false&X%0d%0aHost=evil&X-A=a%0d%0aHost:evil&=x&nothing")
            .Headers.Should().BeEmpty();

    [Fact]
    public void Headers_are_bounded()
    {
        var many = string.Join('&', Enumerable.Range(0, 100).Select(i => $"X-{i}=1"));
        LinkText.Parse($"http://a.example/|{many}").Headers.Should().HaveCount(32);
        LinkText.Parse($"http://a.example/|X-Long={new string('x', 9_000)}").Headers.Should().BeEmpty();
    }

    [Theory]
    [InlineData("rtsp://a.example/live", "rtsp")]
    [InlineData("udp://@239.0.0.1:1234", "udp")]
    [InlineData("RTMP://a.example/live app=x live=1", "rtmp")]
    [InlineData("pipe://ffmpeg -i x", "pipe")]
    [InlineData("pipe:1", "pipe")]
    [InlineData("rtp:@239.0.0.1", "rtp")]
    [InlineData("plugin://plugin.video.x/?a=http://b.example/", "plugin")]
    [InlineData("ftp://a.example/x", "ftp")]
    [InlineData("data:text/plain,x", "data")]
    public void Other_schemes_are_not_looked_at(string text, string scheme) =>
        LinkText.Parse(text).Verdict.Should().Be(new LinkVerdict(LinkState.Unchecked, $"{scheme} addresses are not checked"));

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("   ", "is empty")]
    [InlineData("BBC One", "is neither an address nor an absolute path")]
    [InlineData("News: today", "is neither an address nor an absolute path")]
    [InlineData("a.example:8000/live", "is neither an address nor an absolute path")]
    [InlineData("movies/a.mp4", "is neither an address nor an absolute path")]
    [InlineData("http://", "is not a well-formed address")]
    [InlineData("http:/a.example/", "is not a well-formed address")]
    [InlineData("http:///x", "is not a well-formed address")]
    [InlineData("http://a.example:99999/", "is not a well-formed address")]
    [InlineData("http://127.0.0.1\\@b.example/", "is not a well-formed address")]
    [InlineData("http://%31%32%37.0.0.1/", "is not a well-formed address")]
    [InlineData("http://a.example/\r\nHost: b.example", "has control characters in it")]
    [InlineData("file://a.example/x", "is a file of another machine")]
    public void What_is_no_link_is_broken(string text, string reason) =>
        LinkText.Parse(text).Verdict.Should().Be(new LinkVerdict(LinkState.Broken, reason));

    [Theory]
    [InlineData("/srv/a b.mp4", "/srv/a b.mp4")]
    [InlineData("file:///srv/a%20b.mp4", "/srv/a b.mp4")]
    [InlineData("FILE://localhost/srv/a.mp4", "/srv/a.mp4")]
    [InlineData("file:///srv/%2e%2e/etc/passwd", "/etc/passwd")]
    public void A_file_is_looked_at(string text, string path) => LinkText.Parse(text).Path.Should().Be(path);

    [Fact]
    public void A_text_beyond_all_measure_is_broken() => LinkText.Parse("http://a.example/" + new string('x', 20_000)).Verdict!.Value.State.Should().Be(LinkState.Broken);
}
