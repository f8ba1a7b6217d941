using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>What apps fetch, in their order, and what they make of it.</summary>
public sealed class TunerTests : GatewayTests
{
    private const string List = """
        #EXTM3U
        #EXTINF:-1 tvg-id="one.example.edu" tvg-chno="5" group-title="News",One
        http://127.0.0.1:9/one.m3u8
        #EXTINF:-1 tvg-id="two.example.edu" group-title="Films",Two
        http://127.0.0.1:9/two.m3u8
        """;

    private static readonly string[] Paths = ["/iptv/channels.m3u", "/iptv/xmltv.xml", "/iptv/xmltv.xml.gz", "/discover.json", "/lineup.json", "/lineup_status.json", "/device.xml"];

    protected override Dictionary<string, string> Settings => new() { ["ScheduleFlow:Tuner:Open"] = "true", ["ScheduleFlow:Security:Anonymous"] = "none" };

    [Fact]
    public async Task A_media_server_finds_the_tuner_its_channels_and_the_guide_without_a_key()
    {
        await FillAsync();
        var address = Gateway.Client.BaseAddress!.ToString().TrimEnd('/');

        var discover = (await Gateway.GetAsync("/discover.json")).Json;
        (discover.Text("BaseURL"), discover.Text("LineupURL")).Should().Be((address, address + "/lineup.json"));
        (await Gateway.GetAsync("/lineup_status.json")).Json.Number("ScanInProgress").Should().Be(0);
        var lineup = (await Gateway.GetAsync(new Uri(discover.Text("LineupURL")).AbsolutePath)).Json;
        lineup.EnumerateArray().Select(channel => (channel.Text("GuideNumber"), channel.Text("GuideName"))).Should().Contain(("5", "One")).And.HaveCount(2);
        var device = XDocument.Parse((await Gateway.GetAsync("/device.xml")).Text);
        device.Descendants().Single(element => element.Name.LocalName == "URLBase").Value.Should().Be(address);

        (await Gateway.GetAsync("/api/channels")).MustFail(401, "unauthorized");
    }

    [Fact]
    public async Task A_player_finds_the_guide_by_the_list_and_the_programme_of_each_channel_in_it()
    {
        await FillAsync();

        var list = await Gateway.GetAsync("/iptv/channels.m3u");
        list.ContentHeaders.ContentType!.MediaType.Should().Be("audio/x-mpegurl");
        var guideUrl = new Uri(list.Text.Split('\n')[0].Split('"').Where(part => part.StartsWith("http", StringComparison.Ordinal)).Distinct().Single());
        guideUrl.AbsolutePath.Should().Be("/iptv/xmltv.xml");
        var guide = XDocument.Parse((await Gateway.GetAsync(guideUrl.AbsolutePath)).Text);
        var channel = guide.Root!.Elements("channel").Single().Attribute("id")!.Value;

        list.Text.Should().Contain($"tvg-id=\"{channel}\"");
        guide.Root.Elements("programme").Select(programme => (programme.Attribute("channel")!.Value, programme.Element("title")!.Value))
            .Should().Equal((channel, "Morning"), (channel, "Noon"));
    }

    [Fact]
    public async Task The_packed_guide_is_the_guide()
    {
        await FillAsync();

        var packed = await Gateway.GetAsync("/iptv/xmltv.xml.gz");

        packed.ContentHeaders.ContentType!.MediaType.Should().Be("application/gzip");
        packed.ContentHeaders.ContentEncoding.Should().BeEmpty();
        await using var gzip = new GZipStream(new MemoryStream(packed.Body), CompressionMode.Decompress);
        using var text = new StreamReader(gzip, Encoding.UTF8);
        var unpacked = XDocument.Parse(await text.ReadToEndAsync(TestContext.Current.CancellationToken));
        unpacked.Root!.Elements("programme").Should().HaveCount(2);
    }

    [Fact]
    public async Task Real_readers_read_list_and_guide()
    {
        Requires.Program("tv_validate_file", "xmltv-util");
        await FillAsync();
        await File.WriteAllBytesAsync(Folder["guide.xml"], (await Gateway.GetAsync("/iptv/xmltv.xml")).Body, TestContext.Current.CancellationToken);

        var judged = Bash.Run("tv_validate_file guide.xml", Folder.Path, ("XMLTV_SUPPLEMENT", "/usr/share/xmltv"));

        judged.ExitCode.Should().Be(0, judged.Output + judged.Error);
    }

    [Fact]
    public async Task Nothing_is_sent_twice_until_something_changes()
    {
        await FillAsync();
        Settle();
        var tags = new Dictionary<string, string>();
        foreach (var path in Paths)
        {
            var reply = await Gateway.GetAsync(path);
            reply.Status.Should().Be(200, reply.Text);
            tags[path] = reply.Headers.ETag!.ToString();
            (await StatusAsync(path)).Should().Be(HttpStatusCode.NotModified, path);
        }

        (await AsAdminAsync(HttpMethod.Put, "/api/channels/one.example.edu", """{"name":"Eins"}""")).MustSucceed();
        foreach (var path in Paths)
        {
            (await StatusAsync(path)).Should().Be(HttpStatusCode.OK, path + ": it changed a moment ago");
        }

        Settle();
        foreach (var path in Paths)
        {
            (await StatusAsync(path)).Should().Be(HttpStatusCode.OK, path + ": a channel has another name");
        }

        async Task<HttpStatusCode> StatusAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("If-None-Match", tags[path]);
            using var reply = await Gateway.Client.SendAsync(request);
            return reply.StatusCode;
        }
    }

    /// <summary>Two channels, the first with a schedule of two events.</summary>
    private async Task FillAsync()
    {
        (await AsAdminAsync(HttpMethod.Post, "/api/channels/import", List, "audio/x-mpegurl")).MustSucceed();
        var schedule = (await AsAdminAsync(HttpMethod.Post, "/api/import-schedule?format=json", """
            {"events":[{"title":"Morning","start":"2026-12-07T06:00:00Z","end":"2026-12-07T12:00:00Z"},{"title":"Noon","start":"2026-12-07T12:00:00Z","end":"2026-12-07T13:00:00Z"}]}
            """)).MustSucceed().Text("schedule_id");
        (await AsAdminAsync(HttpMethod.Put, "/api/channels/one.example.edu", $$"""{"schedule_id":{{JsonSerializer.Serialize(schedule)}}}""")).MustSucceed();
    }

    private Task<Reply> AsAdminAsync(HttpMethod method, string path, string body, string mediaType = "application/json") =>
        Gateway.SendAsync(method, path, new StringContent(body, Encoding.UTF8, mediaType), AdminKey);

    /// <summary>As if time had passed since the last change.</summary>
    private void Settle()
    {
        foreach (var folder in new[] { Gateway.DataFolder, Path.Combine(Gateway.DataFolder, "schedules") })
        {
            foreach (var file in Directory.GetFiles(folder, "*.json*"))
            {
                File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddMinutes(-1));
            }

            Directory.SetLastWriteTimeUtc(folder, Directory.GetLastWriteTimeUtc(folder).AddMinutes(-1));
        }
    }
}
