namespace ScheduleFlow.EndToEnd.Tests.Rest;

public sealed class ExportTests : GatewayTests
{
    [Theory]
    [InlineData("xml", "application/xml; charset=utf-8", ".xml")]
    [InlineData("json", "application/json; charset=utf-8", ".json")]
    [InlineData("m3u", "audio/x-mpegurl; charset=utf-8", ".m3u")]
    [InlineData("xmltv", "application/xml; charset=utf-8", ".xml")]
    [InlineData("csv", "text/csv; charset=utf-8", ".csv")]
    [InlineData("ics", "text/calendar; charset=utf-8", ".ics")]
    public async Task A_download_has_its_media_type_its_file_name_and_the_same_schedule(string format, string mediaType, string extension)
    {
        var id = await ImportAsync("midnight_and_dst.xml");

        var download = await Gateway.GetAsync($"/api/schedules/{id}/export?format={format}");

        download.Status.Should().Be(200);
        download.ContentHeaders.ContentType!.ToString().Should().Be(mediaType);
        download.ContentHeaders.ContentDisposition!.DispositionType.Should().Be("attachment");
        download.ContentHeaders.ContentDisposition.FileName.Should().Be(id + extension);
        download.Headers.CacheControl!.NoStore.Should().BeTrue();
        new Worker(Folder["other"]).RunWith(download.Body, "import-schedule", "-").MustSucceed().Number("events").Should().Be(38);
    }

    [Theory]
    [InlineData("text/calendar", 200, "text/calendar")]
    [InlineData("image/png, text/csv;q=0.5, application/xml;q=0.4", 200, "text/csv")]
    [InlineData("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", 200, "text/html")]
    [InlineData("application/xml;q=0.4, text/csv;q=0.5, application/json;q=0", 200, "text/csv")]
    [InlineData("audio/*", 200, "audio/x-mpegurl")]
    [InlineData("*/*", 200, "application/json")]
    [InlineData("*/*, application/json;q=0", 200, "application/xml")]
    [InlineData("no media type", 200, "application/json")]
    [InlineData("image/png, application/json;q=0", 406, "application/json")]
    public async Task Without_a_format_a_download_is_what_is_accepted(string accept, int status, string mediaType)
    {
        var id = await ImportAsync("with_gaps.json");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/schedules/{id}/export");
        request.Headers.TryAddWithoutValidation("Accept", accept).Should().BeTrue();

        using var response = await Gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be(mediaType);
        response.Headers.Vary.Should().Contain("Accept");
    }

    [Fact]
    public async Task What_one_format_is_known_by_is_not_what_another_is()
    {
        var id = await ImportAsync("with_gaps.json");
        async Task<HttpResponseMessage> AskAsync(string accept, string? known = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/schedules/{id}/export");
            request.Headers.Add("Accept", accept);
            if (known is not null)
            {
                request.Headers.Add("If-None-Match", known);
            }

            return await Gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        string? tag = null;
        await Until.TrueAsync(
            async () =>
            {
                using var json = await AskAsync("application/json");
                tag = json.Headers.ETag?.ToString();
                return tag is not null;
            },
            "what was stored a moment ago has no tag yet");
        using var same = await AskAsync("application/json", tag);
        using var other = await AskAsync("text/csv", tag);

        same.StatusCode.Should().Be(System.Net.HttpStatusCode.NotModified);
        other.StatusCode.Should().Be(System.Net.HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("ersatztv", "application/json; charset=utf-8")]
    [InlineData("casparcg&frame_rate=29.97", "application/xml; charset=utf-8")]
    [InlineData("caspar-list", "application/xml; charset=utf-8")]
    [InlineData("ffplayout&from=2026-10-25&to=2026-10-25T12:00:00Z", "application/json; charset=utf-8")]
    public async Task Playout_engines_get_their_own(string format, string mediaType)
    {
        var id = await ImportAsync("midnight_and_dst.xml");

        var download = await Gateway.GetAsync($"/api/schedules/{id}/export?format={format}");

        download.Status.Should().Be(200, download.Text);
        download.ContentHeaders.ContentType!.ToString().Should().Be(mediaType);
    }

    [Fact]
    public async Task A_download_can_be_a_part_of_a_schedule()
    {
        var id = await ImportAsync("midnight_and_dst.xml");

        var part = await Gateway.GetAsync($"/api/schedules/{id}/export?format=json&from=2026-10-25T00:00:00Z&to=2026-10-25T06:00:00Z&zone=Europe/Berlin&compact=true");
        var none = await Gateway.GetAsync($"/api/schedules/{id}/export?from=2020-01-01&to=2020-01-02");
        var unknown = await Gateway.GetAsync($"/api/schedules/{id}/export?channel=none");

        part.Status.Should().Be(200);
        part.Text.Should().Contain("+01:00").And.NotContain("\n ");
        (none.Status, unknown.Status).Should().Be((400, 404));
    }

    [Fact]
    public async Task A_download_can_be_a_day_and_is_called_by_it()
    {
        var id = await ImportAsync("campus_week.xml");
        var start = (await Gateway.GetAsync($"/api/schedules/{id}")).MustSucceed().GetProperty("events")[0].Text("start")[..10];

        var list = await Gateway.GetAsync($"/api/schedules/{id}/export?format=ffplayout&date={start}");
        var guide = await Gateway.GetAsync($"/api/schedules/{id}/export?format=json&date={start}&zone=Europe/Berlin&day_start=06:00");
        var wrong = await Gateway.GetAsync($"/api/schedules/{id}/export?format=ffplayout&date=tomorrow");
        var empty = await Gateway.GetAsync($"/api/schedules/{id}/export?format=ffplayout&date=2020-01-01");

        list.Status.Should().Be(200, list.Text);
        list.ContentHeaders.ContentDisposition!.ToString().Should().Contain($"{id}_{start}.json");
        using var day = System.Text.Json.JsonDocument.Parse(list.Text);
        day.RootElement.GetProperty("date").GetString().Should().Be(start);
        day.RootElement.GetProperty("program").EnumerateArray().Sum(item => item.GetProperty("out").GetDecimal() - item.GetProperty("in").GetDecimal()).Should().Be(24 * 3600);
        guide.Text.Should().Contain($"{start}T0").And.Contain("+01:00");
        (wrong.Status, empty.Status).Should().Be((400, 400));
        wrong.Text.Should().Contain("is not a date");
    }

    [Fact]
    public async Task Exports_on_the_server_land_in_its_exports()
    {
        var id = await ImportAsync("with_gaps.json");

        var xml = (await Gateway.PostAsync("/api/export-schedule-xml", $$"""{"schedule_id":"{{id}}","filename":"gaps.xml"}""")).MustSucceed();
        var json = (await Gateway.PostAsync("/api/export-schedule-json", $$"""{"schedule_id":"{{id}}"}""")).MustSucceed();
        var all = (await Gateway.PostAsync("/api/export-all-schedules-xml", "{}")).MustSucceed();

        xml.Text("file").Should().Be("gaps.xml");
        xml.GetProperty("valid").GetBoolean().Should().BeTrue();
        json.Text("format").Should().Be("json");
        json.Number("events").Should().Be(22);
        all.Number("schedules").Should().Be(1);
        foreach (var reply in new[] { xml, json, all })
        {
            var file = new FileInfo(Path.Combine(Gateway.DataFolder, "exports", reply.Text("file")));
            file.Exists.Should().BeTrue();
            file.Length.Should().Be(reply.Number("size"));
        }
    }
}
