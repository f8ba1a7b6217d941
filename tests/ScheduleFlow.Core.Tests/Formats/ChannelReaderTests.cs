using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Formats;

namespace ScheduleFlow.Core.Tests.Formats;

public sealed class ChannelReaderTests
{
    [Fact]
    public void Everything_that_a_list_says_of_a_channel_is_kept()
    {
        var channel = Only("""
            #EXTM3U x-tvg-url="https://a.example/g.xml,https://b.example/g.xml.gz" url-tvg="https://a.example/g.xml"
            #EXTINF:-1 tvg-id="one.example" tvg-name="Guide One" tvg-chno="05.1" tvg-logo="https://a.example/l.png" group-title="News;Local" catchup="shift" tvg-shift="-2.5",One, the first
            #EXTVLCOPT:http-user-agent=Box/1.0
            #KODIPROP:inputstream=inputstream.adaptive
            https://a.example/one.m3u8|User-Agent=Box&Referer=https://a.example/
            """);

        channel.Name.Should().Be("One, the first");
        channel.Url.Should().Be("https://a.example/one.m3u8|User-Agent=Box&Referer=https://a.example/");
        channel.TvgId.Should().Be("one.example");
        channel.TvgName.Should().Be("Guide One");
        channel.Number.Should().Be("5.1");
        channel.Logo.Should().Be("https://a.example/l.png");
        channel.Group.Should().Be("News;Local");
        channel.Tags.Should().Equal(new Dictionary<string, string> { ["catchup"] = "shift", ["tvg-shift"] = "-2.5" });
        channel.Directives.Should().Equal("#EXTVLCOPT:http-user-agent=Box/1.0", "#KODIPROP:inputstream=inputstream.adaptive");
    }

    [Fact]
    public void The_guides_of_the_header_are_known_each_once() =>
        Read("#EXTM3U x-tvg-url=\"https://a.example/g.xml, https://b.example/g.xml\" url-tvg=\"https://a.example/g.xml\"\n#EXTINF:-1,A\nhttp://a\n")
            .GuideUrls.Should().Equal("https://a.example/g.xml", "https://b.example/g.xml");

    [Theory]
    [InlineData("#EXTINF:-1 tvg-id=\"a\" group-title=\"a,b\",Title, with comma", "Title, with comma", "a,b")]
    [InlineData("#EXTINF:-1 group-title='single, quoted',Name", "Name", "single, quoted")]
    [InlineData("#EXTINF:-1 group-title=Plain tvg-id=x,Name", "Name", "Plain")]
    [InlineData("#EXTINF:-1 group-title=\"\" group-title=\"Second\",Name", "Name", "Second")]
    [InlineData("#EXTINF:-1 group-title=\"First\" group-title=\"Second\",Name", "Name", "First")]
    [InlineData("#extinf:-1 GROUP-TITLE=\"Case\",Name", "Name", "Case")]
    [InlineData("#EXTINF:-1 tvg-id=\"x\" group-title=\"G\"   ,  Spaced  ", "Spaced", "G")]
    [InlineData("#EXTINF:-1,", "stream", null)]
    [InlineData("#EXTINF:-1 tvg-name=\"From the guide\",", "From the guide", null)]
    public void Names_and_groups_are_found_however_they_are_written(string entry, string name, string? group)
    {
        var channel = Only($"#EXTM3U\n{entry}\nhttp://host.example/live/stream.m3u8\n");

        channel.Name.Should().Be(name);
        channel.Group.Should().Be(group);
    }

    [Fact]
    public void A_group_line_holds_until_the_next_one_and_an_attribute_goes_before_it()
    {
        var list = Read("#EXTM3U\n#EXTGRP:Films\n#EXTINF:-1,A\nhttp://a\n#EXTINF:-1 group-title=\"Own\",B\nhttp://b\n#EXTINF:-1,C\nhttp://c\n#EXTGRP:\n#EXTINF:-1,D\nhttp://d\n");

        list.Entries.Select(entry => entry.Group).Should().Equal("Films", "Own", "Films", null);
    }

    [Fact]
    public void Odd_lists_are_read_and_what_is_odd_is_named_with_its_line()
    {
        var list = Read("\uFEFF#EXTM3U #EXTINF:-1,Glued to the header\r\nhttp://a\r\n#EXTINF:-1,Nothing follows\r\n#EXTINF:-1,#EXTVLCOPT:x=1\r\nhttp://b\r\nhttp://c/no-entry.ts\r\n#EXTINF:-1 tvg-chno=\"abc\" x=\"open,Last\r\nhttp://d\r\n<<<<<<< HEAD\r\n");

        list.Entries.Select(entry => entry.Name).Should().Equal("Glued to the header", "http://b", "no-entry", "Last");
        list.Entries[1].Directives.Should().Equal("#EXTVLCOPT:x=1");
        list.Warnings.Should().Equal(
            "Line 3: no URL or path follows this #EXTINF line; it was left out.",
            "Line 6: no #EXTINF line before “http://c/no-entry.ts”, so its name was made from its URL.",
            "Line 7: a quotation mark is never closed; the name was taken after the last comma and the attributes were left out.",
            "Line 9: a conflict marker of git was left out; the list was never merged.");
    }

    [Fact]
    public void What_no_text_has_is_left_out_where_the_list_was_taken_for_one() => Only($"#EXTM3U\n#{new string(' ', 5_000)}\n#EXTINF:-1 group-title=\"G\0\",A\0B\nhttp://a/\0b\n").Should().Match<ChannelEntry>(entry => entry.Name == "AB" && entry.Url == "http://a/b" && entry.Group == "G");

    [Theory]
    [InlineData("#EXTINF:-1,#EXTINF:-1,Real", "Real")]
    [InlineData("#EXTINF:-1 a\"=b\" tvg-id=\"x.y\",Name", "Name")]
    public void Entries_that_are_glued_or_broken_say_nothing_else_when_they_are_written(string entry, string name)
    {
        var channel = Only($"#EXTM3U\n{entry}\nhttp://host/a\n");

        channel.Name.Should().Be(name);
        channel.Directives.Should().BeEmpty();
        channel.Tags.Keys.Should().NotContain(tag => !ChannelTag.IsName(tag));
    }

    [Theory]
    [InlineData("http://evil/x.m3u8")]
    [InlineData("#EXTINF:-1,Fake")]
    [InlineData("#EXTM3U url-tvg=\"http://evil\"")]
    [InlineData("#EXT-X-TARGETDURATION:5")]
    [InlineData("#SCHEDULEFLOW-CHANNEL:{}")]
    public void A_line_for_players_cannot_be_anything_else(string line)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(new[] { new { name = "A", url = "http://a", directives = new[] { line } } });

        ChannelReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "auto").Problem!.Errors.Should().ContainSingle().Which.Should().Contain("directives");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(500, 1)]
    public void A_list_gives_a_channel_no_more_backup_URLs_than_it_may_have_and_says_so(int tooMany, int warnings)
    {
        var line = System.Text.Json.JsonSerializer.Serialize(new { id = "a", name = "A", url = "http://a", backup_urls = Enumerable.Range(0, Channel.MaxBackupUrls + tooMany).Select(i => $"http://b/{i}") });

        var list = Read($"#EXTM3U\n#EXTINF:-1,A\n#SCHEDULEFLOW-CHANNEL:{line}\nhttp://a\n");

        list.Entries.Should().ContainSingle().Which.BackupUrls.Should().HaveCount(Channel.MaxBackupUrls).And.StartWith("http://b/0");
        list.Warnings.Where(warning => warning.StartsWith("Line 3: more than 100 backup URLs", StringComparison.Ordinal)).Should().HaveCount(warnings).And.HaveCount(list.Warnings.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_list_gives_a_channel_no_more_tags_than_it_may_have_and_says_so(int tooMany)
    {
        var attributes = string.Join(' ', Enumerable.Range(1, ChannelTag.Max + tooMany).Select(i => $"x-{i}=\"{i}\"").Append("x-1=\"again\""));

        var list = Read($"#EXTM3U\n#EXTINF:-1 {attributes},A\nhttp://a\n");

        list.Entries.Should().ContainSingle().Which.Tags.Should().HaveCount(ChannelTag.Max).And.Contain("x-1", "1");
        list.Warnings.Should().Equal(Enumerable.Range(1, tooMany).Select(i => $"Line 2: more than 100 attributes; “x-{100 + i}” was left out."));
    }

    [Fact]
    public void A_list_in_Latin_1_is_read_with_a_warning()
    {
        var list = ChannelReader.Read(new MemoryStream(Encoding.Latin1.GetBytes("#EXTM3U\n#EXTINF:-1,Föhn\nhttp://a\n")), "auto").Value;

        list.Entries[0].Name.Should().Be("Föhn");
        list.Warnings.Should().ContainSingle().Which.Should().Contain("Line 2").And.Contain("Windows-1252");
    }

    [Theory]
    [InlineData("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlow.m3u8\n", "HLS master playlist", "add-channel")]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\na.ts\n", "HLS media playlist", "add-channel")]
    [InlineData("<tv><channel id=\"a\"/></tv>", "XMLTV", "import-schedule")]
    [InlineData("http://a\nhttp://b\n", "plain text", "m3u-channels")]
    [InlineData("#EXTM3U\n#EXTINF:-1,A\n", "No channels", "URL on a line")]
    [InlineData("{\"events\":[]}", "no list of channels", "array of objects")]
    public void What_is_no_list_of_channels_is_refused_with_what_to_do(string document, string message, string hint)
    {
        var problem = ChannelReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(document)), "auto").Problem!;

        problem.Type.Should().Be(ErrorType.Validation);
        problem.Message.Should().Contain(message);
        problem.Hint.Should().Contain(hint);
    }

    [Fact]
    public void Every_error_of_a_JSON_list_is_named()
    {
        var problem = ChannelReader.Read(new MemoryStream("""{"channels":[{"name":"A"},{"name":"B","url":"http://b","number":"x","colour":1},{"name":"C","url":"http://c","schedule_id":"nope"},7]}"""u8.ToArray()), "auto").Problem!;

        problem.Errors.Should().Equal(
            "Channel 1: “url” is missing.",
            "Channel 2: “number” is “x”, but a number such as 5 or 5.1 is expected.",
            "Channel 2: there is no field “colour”; further values go under “tags”.",
            "Channel 3: “schedule_id” is “nope”, but the id of a schedule is expected.",
            "Channel 4: it is not a JSON object.");
    }

    [Fact]
    public void A_list_of_fifty_thousand_channels_is_read_and_one_over_the_limit_refused()
    {
        Read(Many(50_000)).Entries.Should().HaveCount(50_000);
        ChannelReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Many(Limits.MaxChannels + 1))), "auto").Problem!.Type.Should().Be(ErrorType.TooLarge);
    }

    private static string Many(int count) => "#EXTM3U\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"#EXTINF:-1 tvg-id=\"c{i}.example\",Channel {i}\nhttp://host/{i}\n"));

    private static ChannelEntry Only(string list) => Read(list).Entries.Should().ContainSingle().Subject;

    private static ChannelDocument Read(string list)
    {
        var read = ChannelReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(list)), "auto");
        (read.Problem?.Message).Should().BeNull();
        return read.Value;
    }
}
