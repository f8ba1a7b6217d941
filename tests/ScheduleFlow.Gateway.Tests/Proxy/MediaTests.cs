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

            await Results.Bytes("0123456789"u8.ToArray(), "video/mp4", enableRangeProcessing: true).ExecuteAsync(http);
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
