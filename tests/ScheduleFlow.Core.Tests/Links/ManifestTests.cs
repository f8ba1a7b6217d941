using System.Text;
using ScheduleFlow.Core.Links;
using ScheduleFlow.TestKit.Links;

namespace ScheduleFlow.Core.Tests.Links;

public sealed class ManifestTests
{
    [Theory]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\na.ts\nb.ts\n", false, "a.ts")]
    [InlineData("\uFEFF#EXTM3U\r\n#EXTINF:5,\r\n  a.ts  \r\n", false, "a.ts")]
    [InlineData("#EXTM3U\n#EXTINF:5,\n#EXT-X-GAP\ngone.ts\n#EXTINF:5,\nb.ts", false, "b.ts")]
    [InlineData("#EXTM3U\n#EXT-X-PART:DURATION=1,URI=\"part1.mp4\",INDEPENDENT=YES\n#EXT-X-PART:DURATION=1,URI=\"part2.mp4\"\n", false, "part1.mp4")]
    [InlineData("#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",URI=\"audio.m3u8\"\n#EXT-X-STREAM-INF:BANDWIDTH=1\n# a comment\n\nvideo.m3u8\n", true, "video.m3u8")]
    public void An_hls_playlist_names_something_first(string text, bool isMaster, string first) =>
        HlsPlaylist.Parse(Body(text)).Should().Be(new HlsPlaylist(isMaster, first));

    [Fact]
    public void The_last_line_of_a_playlist_that_was_cut_does_not_count()
    {
        const string begin = "#EXTM3U\n#EXTINF:5,\na.t";
        ((Action)(() => HlsPlaylist.Parse(Body(begin, isCut: true)))).Should().Throw<LinkException>().WithMessage("is an HLS playlist without a segment");
        HlsPlaylist.Parse(Body(begin)).First.Should().Be("a.t");
    }

    [Theory]
    [InlineData("<SegmentTemplate media='$RepresentationID$/$Number%05d$.m4s' startNumber='7'/>", "v1/00007.m4s")]
    [InlineData("<SegmentTemplate media='$Bandwidth$-$Time$.m4s'><SegmentTimeline><S t='900' d='2'/><S d='3'/></SegmentTimeline></SegmentTemplate>", "500-900.m4s")]
    [InlineData("<SegmentTemplate media='a$$b-$Number$'/>", "a$b-1")]
    [InlineData("<SegmentTemplate initialization='i.mp4' media='$Number$.m4s'/>", "i.mp4")]
    [InlineData("<SegmentList><SegmentURL media='s1.m4s'/><SegmentURL media='s2.m4s'/></SegmentList>", "s1.m4s")]
    [InlineData("<SegmentList><Initialization sourceURL='i.mp4'/><SegmentURL media='s1.m4s'/></SegmentList>", "i.mp4")]
    public void The_first_segment_of_a_dash_manifest_is_told_from_it(string segments, string first)
    {
        var dash = DashManifest.Parse(Body($"<MPD><BaseURL>http://cdn.example/</BaseURL><BaseURL>http://second.example/</BaseURL><Period><BaseURL>p/</BaseURL><AdaptationSet><Representation id='v1' bandwidth='500'>{segments}</Representation><Representation id='v2'><BaseURL>no</BaseURL></Representation></AdaptationSet></Period></MPD>"));

        (dash.First, dash.IsKnown).Should().Be((first, true));
        dash.Bases.Should().Equal("http://cdn.example/", "p/");
    }

    [Fact]
    public void A_template_is_inherited_and_overridden()
    {
        var dash = DashManifest.Parse(Body("<MPD><Period><SegmentTemplate startNumber='3' media='x-$Number$'/><AdaptationSet><SegmentTemplate media='$RepresentationID$-$Number$'/><Representation id='r'/></AdaptationSet></Period></MPD>"));

        dash.First.Should().Be("r-3");
    }

    [Fact]
    public void The_base_itself_is_the_media_of_a_single_file()
    {
        var dash = DashManifest.Parse(Body("<MPD><Period><AdaptationSet><Representation><BaseURL>a.mp4</BaseURL><SegmentBase indexRange='0-9'/></Representation></AdaptationSet></Period></MPD>"));

        (dash.First, dash.IsKnown).Should().Be((null, true));
        dash.Bases.Should().Equal("a.mp4");
    }

    [Theory]
    [InlineData("<MPD type='dynamic'><Period><AdaptationSet><SegmentTemplate media='$Number$.m4s' duration='2'/><Representation id='r'/></AdaptationSet></Period></MPD>")]
    [InlineData("<MPD><Period/></MPD>")]
    [InlineData("<MPD><Period><AdaptationSet/></Period></MPD>")]
    public void What_needs_a_clock_or_is_not_there_is_not_known(string text) => DashManifest.Parse(Body(text)).IsKnown.Should().BeFalse();

    [Fact]
    public void A_manifest_that_was_cut_is_read_as_far_as_it_goes()
    {
        const string begin = "<MPD><Period><AdaptationSet><SegmentTemplate initialization='i.mp4'/><Represent";

        DashManifest.Parse(Body(begin, isCut: true)).First.Should().Be("i.mp4");
        ((Action)(() => DashManifest.Parse(Body(begin)))).Should().Throw<LinkException>().WithMessage("is not a DASH manifest: its XML is not well-formed, or has a document type, in line 1");
    }

    [Fact]
    public void Another_document_is_no_manifest() =>
        ((Action)(() => DashManifest.Parse(Body("<html/>")))).Should().Throw<LinkException>().WithMessage("is not a DASH manifest: its root element is not MPD");

    [Theory]
    [InlineData("http://a.example/x.m3u8", "", "hls")]
    [InlineData("http://a.example/x.M3U8?token=1", "application/octet-stream", "hls")]
    [InlineData("http://a.example/x.m3u8", "text/html", "hls")]
    [InlineData("http://a.example/x.m3u8", "video/mp2t", "")]
    [InlineData("http://a.example/x", "application/x-mpegurl", "hls")]
    [InlineData("http://a.example/x", "audio/x-mpegurl", "hls")]
    [InlineData("http://a.example/radio.m3u", "audio/x-mpegurl", "")]
    [InlineData("http://a.example/x.mpd", "text/xml", "dash")]
    [InlineData("http://a.example/x", "application/dash+xml", "dash")]
    [InlineData("http://a.example/x.ts", "", "")]
    public void A_manifest_is_expected_by_type_or_by_name(string address, string type, string expected) =>
        Manifests.Expected(new Uri(address), new LinkContent(type, "", null)).ToString().Should().BeEquivalentTo(expected.Length == 0 ? "none" : expected);

    [Theory]
    [InlineData(LinkPages.Master, "hls")]
    [InlineData("\n " + LinkPages.Media, "hls")]
    [InlineData("#EXTM3U\n#EXTINF:-1,A list\nhttp://a.example/\n", "none")]
    [InlineData("<?xml version='1.0'?>\n<!-- c --><MPD/>", "dash")]
    [InlineData("<html/>", "none")]
    [InlineData("", "none")]
    [InlineData("G\0\0\0", "none")]
    public void A_manifest_is_recognised_by_its_content(string text, string kind) =>
        Manifests.ByContent(Encoding.UTF8.GetBytes(text)).ToString().Should().BeEquivalentTo(kind);

    private static LinkBody Body(string text, bool isCut = false) => new(Encoding.UTF8.GetBytes(text), isCut);
}
