using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

public sealed class PlaylistTests : GatewayTests
{
    [Fact]
    public async Task A_saved_playlist_is_listed_and_lies_in_the_exports()
    {
        var saved = (await Gateway.PostAsync("/api/save-playlist", """{"filename":"evening.m3u","items":[{"url":"https://media.example.edu/a.mp4","label":"A"},{"url":"https://media.example.edu/b.mp4","label":"B"}]}""")).MustSucceed();

        saved.Number("items").Should().Be(2);
        saved.Text("path").Should().EndWith("evening.m3u");
        (await File.ReadAllTextAsync(Path.Combine(Gateway.DataFolder, "exports", "evening.m3u"), TestContext.Current.CancellationToken)).Should().Contain("https://media.example.edu/b.mp4");
        var playlist = (await Gateway.GetAsync("/api/playlists")).MustSucceed().List("playlists").Should().ContainSingle().Which;
        playlist.Text("name").Should().Be("evening");
        playlist.Number("items").Should().Be(2);
    }

    [Fact]
    public async Task A_calendar_is_filled_as_the_request_says()
    {
        var filled = (await Gateway.PostAsync("/api/schedule-playlist", $$"""
            {"links":{{Small.Links(3)}},"start_time":"{{Monday}}","duration_hours":2,"cooldown_hours":1,"slot_minutes":20,"shuffle":false,"seed":7,"name":"In order"}
            """)).MustSucceed();

        filled.Number("events").Should().Be(6);
        filled.Number("events_scheduled").Should().Be(6);
        filled.Number("duration").Should().Be(2);
        filled.Text("coverage").Should().Be("100.0%");
        filled.Number("seed").Should().Be(7);
        filled.Text("name").Should().Be("In order");
        filled.GetProperty("cooldown").GetProperty("feasible").GetBoolean().Should().BeTrue();
        var schedule = (await Gateway.GetAsync($"/api/schedules/{filled.Text("schedule_id")}")).MustSucceed();
        schedule.List("events").Select(item => item.Text("video_url")[^5..]).Should().Equal("1.mp4", "2.mp4", "3.mp4", "1.mp4", "2.mp4", "3.mp4");
        schedule.List("events")[1].Text("start").Should().Be("2026-12-07T00:20:00Z");
    }

    [Fact]
    public async Task A_channel_is_filled_from_a_stored_playlist_after_a_dry_run_and_a_part_of_it_anew()
    {
        var playlist = (await Gateway.PostAsync("/api/save-playlist", $$"""{"filename":"library.m3u","items":{{Small.Links(200)}}}""")).MustSucceed();
        (await Gateway.PostAsync("/api/channels", """{"name":"One","url":"https://media.example.edu/one","tvg_id":"one"}""")).MustSucceed();
        var fields = $$"""
            "playlist_id":"{{playlist.Text("playlist_id")}}","start_time":"{{Monday}}","channel":"one","across":"all","seed":7
            """;

        var tried = (await Gateway.PostAsync("/api/schedule-playlist", $$"""{{{fields}},"dry_run":true}""")).MustSucceed();
        (await Gateway.GetAsync("/api/schedules")).MustSucceed().Number("count").Should().Be(0);
        tried.GetProperty("dry_run").GetBoolean().Should().BeTrue();
        tried.TryGetProperty("schedule_id", out _).Should().BeFalse();

        var filled = (await Gateway.PostAsync("/api/schedule-playlist", $$"""{{{fields}}}""")).MustSucceed();
        filled.Text("channel").Should().Be("one");
        filled.GetProperty("published").GetBoolean().Should().BeTrue();
        var id = filled.Text("schedule_id");
        (await Gateway.GetAsync($"/api/schedules/{id}")).MustSucceed().List("events").Select(item => item.Text("video_url"))
            .Should().Equal(tried.List("timeline").Select(item => item.Text("url")));

        var anew = (await Gateway.PostAsync("/api/schedule-playlist", $$"""{{{fields}},"replace":"{{id}}","duration_hours":2,"message":"Shorter"}""")).MustSucceed();
        anew.Number("revision").Should().Be(2);
        anew.Number("events").Should().Be(4);
        (await Gateway.GetAsync($"/api/schedules/{id}/revisions")).MustSucceed().List("revisions")[0].Text("message").Should().Be("Shorter");
    }

    [Fact]
    public async Task A_request_with_links_and_a_start_alone_has_the_documented_defaults()
    {
        var filled = (await Gateway.PostAsync("/api/schedule-playlist", $$"""{"links":{{Small.Links(100)}},"start_time":"{{Monday}}"}""")).MustSucceed();

        filled.Number("events").Should().Be(48, "24 hours in slots of 30 minutes");
        filled.GetProperty("cooldown").Number("requested_hours").Should().Be(48);
        filled.GetProperty("seed").GetInt64().Should().BeGreaterThanOrEqualTo(0);
    }

    [Theory]
    [InlineData("""{"start_time":"2026-12-07T00:00:00Z"}""", "validation", "links")]
    [InlineData("""{"links":["https://media.example.edu/a.mp4"]}""", "validation", "start_time")]
    [InlineData("""{"links":["https://media.example.edu/a.mp4"],"start_time":"soon"}""", "validation", "soon")]
    [InlineData("""{"links":["https://media.example.edu/a.mp4"],"start_time":"2026-12-07T00:00:00Z","seed":-1}""", "validation", "seed")]
    [InlineData("""{"links":["https://media.example.edu/a.mp4"],"start_time":"2026-12-07T00:00:00Z","shuffle":"maybe"}""", "validation", "shuffle")]
    [InlineData("""{"links":[],"start_time":"2026-12-07T00:00:00Z"}""", "validation", "No items")]
    [InlineData("""{"links":""", "parse_error", "line 1")]
    public async Task A_request_that_makes_no_sense_names_its_field(string request, string type, string named)
    {
        (await Gateway.PostAsync("/api/schedule-playlist", request)).MustFail(400, type, named);

        StoreState.Of(Gateway.DataFolder).Should().BeEmpty();
    }
}
