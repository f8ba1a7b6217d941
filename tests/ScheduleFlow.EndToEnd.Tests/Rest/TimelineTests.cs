using System.Text.Json;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>Schedules published on a channel over HTTP.</summary>
public sealed class TimelineTests : GatewayTests
{
    [Fact]
    public async Task A_schedule_is_published_shown_and_taken_off()
    {
        var week = await ImportAsync("campus_week.xml");
        var other = await ImportAsync("with_gaps.json");
        (await Gateway.PostAsync("/api/channels", """{"name":"Lobby","url":"http://127.0.0.1:9/lobby","tvg_id":"lobby"}""")).MustSucceed();

        var published = (await PublishAsync(week, """{"channel":"Lobby"}""")).MustSucceed();

        (published.Text("channel"), published.GetProperty("unchanged").GetBoolean()).Should().Be(("lobby", false));
        (await PublishAsync(week, """{"channel":"lobby"}""")).MustSucceed().GetProperty("unchanged").GetBoolean().Should().BeTrue();
        var covers = published.GetProperty("covers");
        var shown = await TimelineAsync(covers);
        shown.List("events").Should().NotBeEmpty().And.OnlyContain(row => row.Text("schedule_id") == week);
        (await PublishAsync(other, """{"channel":"lobby","dry_run":true}""")).MustSucceed();
        (await TimelineAsync(covers)).List("publications").Should().ContainSingle();

        var gone = (await Gateway.PostAsync($"/api/schedules/{week}/unpublish", "")).MustSucceed();

        gone.List("channels").Should().ContainSingle().Which.Text("channel").Should().Be("lobby");
        (await TimelineAsync(covers)).List("events").Should().BeEmpty();
        (await Gateway.GetAsync("/api/schedules")).MustSucceed().List("schedules").Should().OnlyContain(row => row.GetProperty("published_on").GetArrayLength() == 0);
    }

    [Fact]
    public async Task A_long_timeline_comes_in_pages()
    {
        var week = await ImportAsync("campus_week.xml");
        var covers = (await PublishAsync(week, """{"channel":"default"}""")).MustSucceed().GetProperty("covers");
        var whole = await TimelineAsync(covers, "default");

        var pages = new List<JsonElement> { await TimelineAsync(covers, "default", "&limit=20") };
        while (pages[^1].GetProperty("next").GetString() is { } next)
        {
            pages.Add(await TimelineAsync(covers, "default", $"&limit=20&after={Uri.EscapeDataString(next)}"));
        }

        pages.Should().HaveCountGreaterThan(1);
        pages.SelectMany(page => page.List("events")).Select(row => row.ToString()).Should().Equal(whole.List("events").Select(row => row.ToString()));
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_its_status()
    {
        var week = await ImportAsync("with_gaps.json");

        (await PublishAsync(week, """{"channel":"lobby"}""")).MustFail(404, "not_found", "lobby");
        (await PublishAsync(week, "{}")).MustFail(400, "validation", "channel");
        (await PublishAsync(week, """{"channel":"default","from":"soon"}""")).MustFail(400, "validation", "soon");
        (await PublishAsync("0d0b8f5e-52f2-4c59-9f0c-8b2f3f6a2b11", """{"channel":"default"}""")).MustFail(404, "not_found");
        (await Gateway.GetAsync("/api/channels/lobby/timeline")).MustFail(404, "not_found", "lobby");
    }

    private Task<Reply> PublishAsync(string id, string body) => Gateway.PostAsync($"/api/schedules/{id}/publish", body);

    private async Task<JsonElement> TimelineAsync(JsonElement covers, string channel = "lobby", string more = "") =>
        (await Gateway.GetAsync($"/api/channels/{channel}/timeline?from={covers.Text("start")}&to={covers.Text("end")}{more}")).MustSucceed();
}
