using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Tests.Text;

public sealed class UrlTextTests
{
    [Theory]
    [InlineData("https://a.example/x?y=1#z", "https://a.example/x?y=1#z")]
    [InlineData("/media/ü b.mp4", "/media/ü b.mp4")]
    [InlineData("a\nb\r\tc\0", "a%0Ab%0D%09c%00")]
    [InlineData("a\u0085b\u2028c\u2029d\u001be", "a%C2%85b%E2%80%A8c%E2%80%A9d%1Be")]
    public void A_URL_is_one_line(string url, string expected)
    {
        UrlText.OneLine(url).Should().Be(expected);
        UrlText.OneLine(expected).Should().Be(expected);
        UrlText.HasControls(url).Should().Be(url != expected);
    }

    [Theory]
    [InlineData("javascript:alert(1)", "javascript")]
    [InlineData(" \u0001JavaScript:alert(1)", "javascript")]
    [InlineData("java\nscr\tipt\r:alert(1)", "javascript")]
    [InlineData("vbscript:x", "vbscript")]
    [InlineData("DATA:text/html,<script>", "data")]
    [InlineData("blob:https://a.example/1", "blob")]
    [InlineData("https://a.example/javascript:x", null)]
    [InlineData("rtsp://a.example/1", null)]
    [InlineData("udp://@239.0.0.1:1234", null)]
    [InlineData("plugin://x/javascript:1", null)]
    [InlineData("C:\\media\\data.mp4", null)]
    [InlineData("javascript", null)]
    [InlineData("/srv/javascript.mp4", null)]
    public void An_address_that_a_browser_runs_is_known(string url, string? scheme) => UrlText.ProgramScheme(url).Should().Be(scheme);
}
