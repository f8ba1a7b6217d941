using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ScheduleFlow.Gateway.Tests.Proxy;

/// <summary>/media/{origin}/… in front of an origin that says what it was asked.</summary>
public sealed class MediaTests : IAsyncLifetime
{
    private readonly WebApplication _origin;
    private GatewayHost _gateway = null!;
    private (string Path, Dictionary<string, string> Headers) _asked;

    public MediaTests()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        _origin = builder.Build();
        _origin.Run(async http =>
        {
            _asked = (http.Request.Path + http.Request.QueryString, http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
            http.Response.Headers.SetCookie = "who=you";
            http.Response.Headers.CacheControl = "max-age=60";
            if (http.Request.Path == "/films/moved.mp4")
            {
                http.Response.Redirect("http://elsewhere.example/");
                return;
            }

            http.Response.Headers["Service-Worker-Allowed"] = "/";
            http.Response.Headers["Clear-Site-Data"] = "\"*\"";
            http.Response.Headers["X-Frame-Options"] = "ALLOWALL";
            http.Response.Headers.ContentSecurityPolicy = "default-src *";
            http.Response.Headers.AccessControlAllowOrigin = "*";
            if (http.Request.Query["status"].ToString() is { Length: > 0 } status)
            {
                http.Response.StatusCode = int.Parse(status, provider: null);
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync("<script>alert(1)</script>");
                return;
            }

            if (http.Request.Query.TryGetValue("type", out var type))
            {
                http.Response.ContentType = type.ToString() is { Length: > 0 } given ? given : null;
                await http.Response.WriteAsync("<script>alert(1)</script>");
                return;
            }

            await Results.Bytes("0123456789"u8.ToArray(), "video/mp4", lastModified: DateTimeOffset.UnixEpoch, entityTag: new("\"t\""), enableRangeProcessing: true).ExecuteAsync(http);
        });
    }

    public async ValueTask InitializeAsync()
    {
        await _origin.StartAsync(TestContext.Current.CancellationToken);
        _gateway = await GatewayHost.StartAsync($"ScheduleFlow:Media:Origins:archive={_origin.Urls.Single()}/films/");
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _origin.DisposeAsync();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_part_of_a_file_comes_from_the_origin_without_keys_and_cookies()
    {
        var reply = await _gateway.SendAsync(
            HttpMethod.Get,
            "/media/archive/2026/a%20film.mp4?q=1",
            null,
            ("Range", "bytes=2-4"),
            ("Authorization", "Bearer " + GatewayHost.AdminKey),
            ("Cookie", "secret=1"),
            ("X-Request-ID", "film"));

        reply.Status.Should().Be(206);
        reply.Text.Should().Be("234");
        reply.ContentHeaders.ContentRange!.ToString().Should().Be("bytes 2-4/10");
        reply.Headers.Contains("Set-Cookie").Should().BeFalse();
        reply.Headers.GetValues("X-Request-ID").Should().Equal("film");
        reply.Headers.CacheControl!.ToString().Should().Be("max-age=60", "the origin knows how long its media may be kept");
        _asked.Path.Should().Be("/films/2026/a%20film.mp4?q=1");
        _asked.Headers.Keys.Should().NotContain(["Authorization", "Cookie", "X-Forwarded-For", "X-Forwarded-Host"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task Of_the_origins_headers_only_those_that_playing_needs_are_handed_on_and_the_reply_is_in_a_sandbox()
    {
        var reply = await _gateway.SendAsync(HttpMethod.Get, "/media/archive/a.mp4", null, ("Range", "bytes=0-3"));

        reply.Headers.Select(header => header.Key).Concat(reply.ContentHeaders.Select(header => header.Key)).Should().BeEquivalentTo(
            "Accept-Ranges", "Cache-Control", "Content-Length", "Content-Range", "Content-Type", "Date", "ETag", "Last-Modified",
            "X-Request-ID", "X-Content-Type-Options", "Content-Security-Policy", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy",
            "Cross-Origin-Resource-Policy", "Cross-Origin-Opener-Policy");
        reply.Headers.GetValues("Content-Security-Policy").Should().Equal("sandbox; default-src 'none'; frame-ancestors 'none'");
        reply.Headers.GetValues("X-Frame-Options").Should().Equal("DENY");
    }

    [Theory(Timeout = 60_000)]
    [InlineData("video/mp4", 200)]
    [InlineData("Audio/MPEG; codecs=mp3", 200)]
    [InlineData("audio/x-mpegurl", 200)]
    [InlineData("application/vnd.apple.mpegurl", 200)]
    [InlineData("application/dash+xml", 200)]
    [InlineData("image/png", 200)]
    [InlineData("text/vtt; charset=utf-8", 200)]
    [InlineData("application/octet-stream", 200)]
    [InlineData("", 200)] // no type at all is handed on as bytes
    [InlineData("text/html", 415)]
    [InlineData("text/html; charset=utf-8", 415)]
    [InlineData("application/xhtml+xml", 415)]
    [InlineData("image/svg+xml", 415)]
    [InlineData("IMAGE/SVG+XML", 415)]
    [InlineData("text/xml", 415)]
    [InlineData("text/javascript", 415)]
    [InlineData("application/wasm", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("video/mp4, text/html", 415)]
    [InlineData("nonsense", 415)]
    public async Task Only_media_are_handed_on(string type, int status)
    {
        var reply = await _gateway.GetAsync($"/media/archive/a?type={Uri.EscapeDataString(type)}");

        reply.Status.Should().Be(status);
        if (status == 415)
        {
            reply.Type.Should().Be("unsupported_media_type");
            reply.Text.Should().Contain("origin").And.NotContain("alert");
        }
        else if (type is "" or "application/octet-stream")
        {
            reply.ContentHeaders.ContentType!.MediaType.Should().Be("application/octet-stream");
            reply.ContentHeaders.ContentDisposition!.DispositionType.Should().Be("attachment");
        }
    }

    [Theory(Timeout = 60_000)]
    [InlineData(404, 404, "not_found")]
    [InlineData(410, 404, "not_found")]
    [InlineData(500, 503, "unavailable")]
    [InlineData(401, 503, "unavailable")]
    [InlineData(201, 503, "unavailable")]
    [InlineData(416, 416, null)]
    public async Task What_an_origin_says_in_words_of_its_own_is_not_handed_on(int sent, int status, string? type)
    {
        var reply = await _gateway.GetAsync($"/media/archive/a.mp4?status={sent}");

        reply.Status.Should().Be(status);
        reply.Text.Should().NotContain("alert");
        (type is null ? "" : reply.Type).Should().Be(type ?? "");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_redirect_is_handed_on_and_not_followed() => (await _gateway.SendWithoutRedirectAsync("/media/archive/moved.mp4")).Should().Be((302, "http://elsewhere.example/"));

    [Theory(Timeout = 30_000)]
    [InlineData("/media/archive/..%2f..%2fsecret", 400)]
    [InlineData("/media/archive/a%5c..%5csecret", 400)]
    [InlineData("/media/archive/../../secret", 404)]
    [InlineData("/media/other/a.mp4", 404)]
    public async Task Nothing_leads_out_of_the_origins_folder(string path, int status)
    {
        using var connection = await _gateway.ConnectAsync();
        await using var stream = connection.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {_gateway.Address.Authority}\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        (await reader.ReadLineAsync(TestContext.Current.CancellationToken)).Should().StartWith($"HTTP/1.1 {status}");
        _asked.Path.Should().BeNull("the origin was not asked");
    }

    [Fact(Timeout = 30_000)]
    public async Task Only_reading_is_allowed_and_only_to_viewers()
    {
        (await _gateway.SendAsync(HttpMethod.Post, "/media/archive/a.mp4", "x")).Status.Should().Be(405);

        await using var closed = await GatewayHost.StartAsync($"ScheduleFlow:Media:Origins:archive={_origin.Urls.Single()}/films/", "ScheduleFlow:Security:Anonymous=none");
        (await closed.GetAsync("/media/archive/a.mp4")).Status.Should().Be(401);
        _asked.Path.Should().BeNull();
    }

    [Fact(Timeout = 30_000)]
    public async Task An_origin_that_is_down_is_an_error_of_the_api()
    {
        await _origin.StopAsync(TestContext.Current.CancellationToken);

        var reply = await _gateway.GetAsync("/media/archive/a.mp4");

        reply.Status.Should().Be(503);
        reply.Type.Should().Be("unavailable");
    }
}
