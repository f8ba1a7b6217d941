using System.IO.Compression;

namespace ScheduleFlow.Gateway.Tests.Endpoints;

/// <summary>What players and media servers fetch.</summary>
public sealed class TunerEndpointsTests
{
    public static TheoryData<string, string> Documents => new()
    {
        { "/iptv/channels.m3u", "audio/x-mpegurl" },
        { "/iptv/xmltv.xml", "application/xml" },
        { "/iptv/xmltv.xml.gz", "application/gzip" },
        { "/discover.json", "application/json" },
        { "/lineup.json", "application/json" },
        { "/lineup_status.json", "application/json" },
        { "/device.xml", "application/xml" },
        { "/api/channels/export?format=m3u", "audio/x-mpegurl" },
        { "/api/channels/export?format=json", "application/json" },
    };

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Documents))]
    public async Task The_body_is_the_document_itself_and_HEAD_says_the_same_of_it(string path, string mediaType)
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetBehaviour("document!");

        var reply = await gateway.GetAsync(path);
        var head = await gateway.SendAsync(HttpMethod.Head, path);

        reply.Status.Should().Be(200);
        reply.Text.Should().Be("<tvguide/>");
        reply.ContentHeaders.ContentType!.MediaType.Should().Be(mediaType);
        head.Status.Should().Be(200);
        head.Text.Should().BeEmpty();
        head.ContentHeaders.ContentType.Should().Be(reply.ContentHeaders.ContentType);
        head.ContentHeaders.ContentLength.Should().Be(10);
    }

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Documents))]
    public async Task Text_is_compressed_on_the_way_and_what_is_packed_already_is_not(string path, string mediaType)
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetBehaviour("big:20000!");
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("gzip");

        using var reply = await gateway.Client.SendAsync(request);

        var body = await reply.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        reply.Content.Headers.ContentEncoding.Should().Equal(mediaType == "application/gzip" ? [] : ["gzip"]);
        if (mediaType == "application/gzip")
        {
            body.Should().HaveCount(20_000);
            return;
        }

        await using var unpacked = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        using var text = new StreamReader(unpacked);
        (await text.ReadToEndAsync(TestContext.Current.CancellationToken)).Should().HaveLength(20_000);
    }

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Documents))]
    public async Task An_error_is_one_of_the_API_and_no_document(string path, string mediaType)
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetBehaviour("exit:7!");

        var reply = await gateway.GetAsync(path);

        reply.Status.Should().Be(500, mediaType);
        reply.Type.Should().Be("of_exit_7");
        reply.ContentHeaders.ContentType!.MediaType.Should().Be("application/json");
        reply.ContentHeaders.ContentDisposition.Should().BeNull();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("/iptv/channels.m3u", "export-channels --format=m3u --guide-url=http://tv.lan:8080/iptv/xmltv.xml")]
    [InlineData("/discover.json", "tuner --base-url=http://tv.lan:8080 -- discover.json")]
    [InlineData("/lineup.json", "tuner --base-url=http://tv.lan:8080 -- lineup.json")]
    [InlineData("/lineup_status.json", "tuner --base-url=http://tv.lan:8080 -- lineup_status.json")]
    [InlineData("/device.xml", "tuner --base-url=http://tv.lan:8080 -- device.xml")]
    public async Task The_tuner_has_the_address_by_which_it_was_found(string path, string commandLine)
        => (await EchoAsync(path, ["ScheduleFlow:Tuner:Open=true", "ScheduleFlow:AllowedHosts=tv.lan"], ("Host", "tv.lan:8080"))).Should().Be(commandLine);

    [Fact(Timeout = 30_000)]
    public async Task Or_the_one_that_the_configuration_names()
        => (await EchoAsync("/lineup.json", ["ScheduleFlow:Tuner:BaseUrl=https://tv.example/schedule/"])).Should().Be("tuner --base-url=https://tv.example/schedule -- lineup.json");

    [Theory(Timeout = 30_000)]
    [InlineData("127.0.0.1", "https")]
    [InlineData("10.0.0.7", "http")]
    public async Task A_proxy_says_the_scheme_where_it_is_one_of_ours(string proxy, string scheme)
        => (await EchoAsync("/lineup.json", ["ScheduleFlow:Tuner:Open=true", "ScheduleFlow:AllowedHosts=tv.example", $"ScheduleFlow:Proxies={proxy}"], ("Host", "tv.example"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example")))
            .Should().Be($"tuner --base-url={scheme}://tv.example -- lineup.json");

    private static async Task<string> EchoAsync(string path, string[] settings, params (string, string)[] headers)
    {
        await using var gateway = await GatewayHost.StartAsync(settings);
        gateway.SetBehaviour("echo!");
        var reply = await gateway.SendAsync(HttpMethod.Get, path, null, headers);
        reply.Status.Should().Be(200, reply.Text);
        return string.Join(' ', reply.Arguments);
    }
}
