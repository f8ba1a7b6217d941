using System.Net.Http.Headers;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

public sealed class PageTests : GatewayTests
{
    [Fact]
    public async Task A_page_is_written_listed_and_served_and_asked_for_again_only_where_it_changed()
    {
        var written = await PageAsync("lobby");

        written.Status.Should().Be(201, written.Text);
        (written["file"], written["format"], written["schema"], written["events"]).Should().Be(("lobby.html", "html", "player-page", "1"));
        var listed = await Gateway.GetAsync("/api/pages");
        listed["count"].Should().Be("1");
        listed.Json.GetProperty("pages")[0].Text("path").Should().Be("/pages/lobby.html", "a viewer is told no path on the server");
        var page = await Gateway.GetAsync(listed.Json.GetProperty("pages")[0].GetProperty("url").GetString()!);
        (page.Status, page.ContentHeaders.ContentType!.MediaType).Should().Be((200, "text/html"));
        page.Text.Should().StartWith("<!DOCTYPE html>").And.Contain("Evening");

        using var again = new HttpRequestMessage(HttpMethod.Get, "/pages/lobby.html");
        again.Headers.IfNoneMatch.Add(page.Headers.ETag!);
        using var unchanged = await Gateway.Client.SendAsync(again, TestContext.Current.CancellationToken);
        ((int)unchanged.StatusCode).Should().Be(304);
    }

    [Fact]
    public async Task Media_beside_a_page_are_served_in_ranges()
    {
        Put("clips/a.webm", "0123456789");

        using var request = new HttpRequestMessage(HttpMethod.Get, "/pages/clips/a.webm");
        request.Headers.Range = new RangeHeaderValue(2, 5);
        using var part = await Gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)part.StatusCode, part.Content.Headers.ContentType!.MediaType).Should().Be((206, "video/webm"));
        (await part.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().Be("2345");
    }

    [Theory]
    [InlineData("nowhere.html")]
    [InlineData("")]
    [InlineData("clips")]
    [InlineData("clips/")]
    [InlineData("notes.txt")]
    [InlineData(".hidden.html")]
    [InlineData("..%2fschedules%2findex.jsonl")]
    [InlineData("%2e%2e/secret.html")]
    [InlineData("clips/..%2f..%2fsecret.html")]
    [InlineData("%2fetc%2fpasswd")]
    [InlineData("link.html")]
    [InlineData("linked/secret.html")]
    [InlineData("pipe.html")]
    [InlineData("a%00.html")]
    public async Task Nothing_else_is_served(string path)
    {
        Put("clips/a.webm", "clip");
        Put("notes.txt", "private");
        Put(".hidden.html", "private");
        Put("../secret.html", "private");
        Bash.Run("ln -s ../secret.html link.html && ln -s .. linked && mkfifo pipe.html", Path.Combine(Gateway.DataFolder, "generated_pages")).ExitCode.Should().Be(0);

        var reply = await Gateway.GetAsync("/pages/" + path);

        reply.Status.Should().BeOneOf(400, 404);
        reply.Text.Should().NotContain("private");
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData(".x")]
    public async Task A_page_is_called_by_a_plain_name(string name)
    {
        var reply = await PageAsync(name);

        reply.Status.Should().Be(400, reply.Text);
        Directory.Exists(Path.Combine(Gateway.DataFolder, "generated_pages")).Should().BeFalse();
    }

    [Fact]
    public async Task An_export_as_html_is_the_page_to_download()
    {
        var page = await Gateway.GetAsync($"/api/schedules/{await ImportAsync()}/export?format=html&zone=Europe/Berlin");

        page.Status.Should().Be(200, page.Text);
        page.ContentHeaders.ContentType!.MediaType.Should().Be("text/html");
        page.Text.Should().Contain("\"zone\": \"Europe/Berlin\"");
    }

    private async Task<Reply> PageAsync(string name) =>
        await Gateway.PostAsync("/api/pages", $$"""{"schedule_id":"{{await ImportAsync()}}","filename":"{{name}}"}""");

    private async Task<string> ImportAsync() => (await Gateway.PostAsync(
        "/api/import-schedule",
        """{"name":"Evening","events":[{"title":"A","start":"2026-12-07T18:00:00Z","end":"2026-12-07T19:00:00Z","videoUrl":"a.webm"}]}"""u8.ToArray()))["schedule_id"];

    private void Put(string name, string text)
    {
        var path = Path.Combine(Gateway.DataFolder, "generated_pages", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
