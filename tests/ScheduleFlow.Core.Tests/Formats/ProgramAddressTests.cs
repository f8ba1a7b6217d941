using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Formats;

/// <summary>Addresses that a browser runs, and those that are more than one line, on their way in.</summary>
public sealed class ProgramAddressTests
{
    [Theory]
    [InlineData("""{"name":"A","url":"javascript:alert(1)"}""", "“url” is a javascript: address")]
    [InlineData("""{"name":"A","url":"java\tscript:alert(1)"}""", "“url” is a javascript: address")]
    [InlineData("""{"name":"A","url":"http://a","logo":"data:text/html,x"}""", "“logo” is a data: address")]
    [InlineData("""{"name":"A","url":"http://a","backup_urls":["http://b","VBScript:x"]}""", "“backup_urls” is a vbscript: address")]
    [InlineData("""{"name":"A","url":"http://a/\u001bx"}""", "“url” has control characters")]
    public void A_channel_with_such_an_address_is_refused(string json, string error)
    {
        var fields = new ChannelFields(JsonDocument.Parse(json).RootElement);

        fields.Entry(1).Should().BeNull();

        fields.Errors.Should().ContainSingle().Which.Should().StartWith(error);
    }

    [Fact]
    public void A_channel_that_has_one_from_an_older_version_can_still_be_changed_in_other_ways()
    {
        var now = InstantText.Parse("2026-12-01T00:00:00Z").Value;
        var channel = new Channel { Id = "a", Name = "A", Url = "http://a", Logo = "data:image/png;base64,AA==", Added = now, Updated = now };

        new ChannelFields(JsonDocument.Parse("""{"name":"B"}""").RootElement).ApplyTo(channel)!.Name.Should().Be("B");
        new ChannelFields(JsonDocument.Parse("""{"logo":"data:image/png;base64,BB=="}""").RootElement).ApplyTo(channel).Should().BeNull();
    }

    [Fact]
    public void A_list_of_channels_is_read_without_them_and_says_so()
    {
        var list = ChannelReader.Read(
            Bytes("#EXTM3U url-tvg=\"javascript:x,https://a.example/g.xml\"\n#EXTINF:-1 tvg-logo=\"javascript:x\",One\nhttp://a\n#EXTINF:-1,Two\njavascript:alert(1)\n"),
            FormatNames.Auto).Value;

        list.GuideUrls.Should().Equal("https://a.example/g.xml");
        list.Entries.Should().ContainSingle().Which.Logo.Should().BeNull();
        list.Warnings.Should().Equal(
            "Line 2: a javascript: address is no logo; it was left out.",
            "Line 5: a javascript: address is no stream; the channel “Two” was left out.");
    }

    [Fact]
    public void Our_own_line_above_a_channel_cannot_bring_one_in()
    {
        var list = ChannelReader.Read(
            Bytes("""
                #EXTM3U
                #SCHEDULEFLOW-CHANNEL:{"name":"One","url":"http://a/\nx","backup_urls":["javascript:x","http://b/\ny"]}
                #EXTINF:-1,One
                http://a/%0Ax
                """),
            FormatNames.Auto).Value;

        list.Entries.Should().ContainSingle().Which.Url.Should().Be("http://a/%0Ax");
        list.Entries[0].BackupUrls.Should().Equal("http://b/%0Ay");
    }

    [Fact]
    public void An_events_media_is_left_out_or_percent_encoded_with_a_warning()
    {
        var result = Import("""
            {"events":[
            {"title":"A","start":"2026-12-01T00:00:00Z","duration":60,"video_url":"http://a/\nx"},
            {"title":"B","start":"2026-12-01T00:01:00Z","duration":60,"video_url":"javascript:alert(1)"}]}
            """);

        result.Drafts[0].Events.Select(item => item.MediaUrl).Should().Equal("http://a/%0Ax", null);
        result.Warnings.Should().HaveCount(2);
        result.Warnings[0].Should().Contain("“A”").And.Contain("percent-encoded");
        result.Warnings[1].Should().Contain("“B”").And.Contain("a javascript: address");
    }

    [Fact]
    public void A_playlist_with_a_program_is_refused_and_a_line_break_is_percent_encoded()
    {
        PlaylistReader.Read(Bytes("""["http://a","javascript:x"]"""), FormatNames.Auto).Problem!.Errors.Should().ContainSingle().Which.Should().Contain("a javascript: address");

        var playlist = PlaylistReader.Read(Bytes("""["http://a/\nx"]"""), FormatNames.Auto).Value;
        playlist.Items.Single().Url.Should().Be("http://a/%0Ax");
        playlist.Warnings.Should().ContainSingle().Which.Should().Contain("percent-encoded");
    }

    private static ImportResult Import(string json)
    {
        ScheduleFormats.Open(Bytes(json), FormatNames.Auto).TryGet(out var input, out _).Should().BeTrue();
        return ImportPipeline.Run(input!.Reader, input.Stream, new ReadingOptions { Start = InstantText.Parse("2026-12-01T00:00:00Z").Value }).Value;
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
