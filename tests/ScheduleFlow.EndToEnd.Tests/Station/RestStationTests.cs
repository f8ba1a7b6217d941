using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using ScheduleFlow.EndToEnd.Tests.Rest;

namespace ScheduleFlow.EndToEnd.Tests.Station;

/// <summary>Five things that an operator does on a day at a station (docs/station.md), over HTTP.</summary>
public sealed class RestStationTests : GatewayTests
{
    [Fact(Timeout = 120_000)]
    public async Task Tonights_film_moves_an_hour()
    {
        var id = await TonightAsync().WaitAsync(TestContext.Current.CancellationToken);
        var film = $"/api/schedules/{id}/events/film";
        var to = Evening.At("1:30");

        (await PatchAsync(film, $$"""{"start":"{{to}}"}""")).MustFail(409, "conflict", "Whose Campus?");
        var preview = (await PatchAsync(film, $$"""{"start":"{{to}}","on_conflict":"ripple","dry_run":true}""")).MustSucceed();
        preview.GetProperty("counts").Number("moved").Should().Be(4);
        preview.List("gaps").Select(gap => (gap.Text("start"), gap.Text("end"))).Should().Equal((Evening.At("0:30"), to));
        (await EventsAsync(id)).Should().Equal(Evening.Planned);

        var moved = (await PatchAsync(film, $$"""{"start":"{{to}}","on_conflict":"ripple","if_revision":2,"message":"Dean's speech"}""")).MustSucceed();
        moved.Number("revision").Should().Be(3);
        moved.Text("events").Should().Be(preview.Text("events"), "the preview told exactly what came");
        (await EventsAsync(id)).Should().Equal(Evening.FilmMoved);

        var fill = $$"""
            {"edits":[{"op":"fill","at":"{{Evening.At("0:45")}}","items":[
              {"title":"A Walk to the Quarry","url":"https://media.example.edu/shorts/quarry.mp4","duration":"50m"},
              {"title":"Bees on the Roof","url":"https://media.example.edu/shorts/bees.mp4","duration":"25m"},
              {"title":"The Archive at Night","url":"https://media.example.edu/shorts/archive.mp4","duration":"35m"}]}]}
            """;
        (await PatchAsync($"/api/schedules/{id}/events", fill)).MustSucceed().GetProperty("counts").Number("added").Should().Be(2);
        (await Gateway.GetAsync($"/api/schedules/{id}/revisions")).MustSucceed().List("revisions")
            .Should().Contain(revision => revision.ToString().Contains("Dean's speech"));
    }

    [Fact(Timeout = 120_000)]
    public async Task One_item_is_dropped_and_the_gap_closes()
    {
        var id = await TonightAsync().WaitAsync(TestContext.Current.CancellationToken);

        (await Gateway.SendAsync(HttpMethod.Delete, $"/api/schedules/{id}/events/talk?ripple=true"))
            .MustSucceed().GetProperty("counts").Number("removed").Should().Be(1);

        (await EventsAsync(id)).Should().Equal(Evening.OneDropped);
    }

    [Fact(Timeout = 120_000)]
    public async Task Next_week_is_in_the_guide_beside_this_one()
    {
        (await Gateway.PostAsync("/api/channels", $$"""{"id":"{{Evening.Channel}}","name":"Campus TV","url":"http://127.0.0.1:9/campus"}""")).Status.Should().BeOneOf(200, 201);
        var thisWeek = await ImportAsync(Evening.Document("Week 49"), "Week 49").WaitAsync(TestContext.Current.CancellationToken);
        var nextWeek = await ImportAsync(Evening.Document("Week 50", "2026-12-11T18:00:00Z"), "Week 50");
        (await PublishAsync(thisWeek)).MustSucceed();
        (await TitlesAsync()).Should().HaveCount(Evening.Planned.Length);

        (await PublishAsync(nextWeek)).MustSucceed().List("displaces").Should().BeEmpty();

        (await TitlesAsync()).Should().HaveCount(2 * Evening.Planned.Length);
        var timeline = (await Gateway.GetAsync($"/api/channels/{Evening.Channel}/timeline?from=2026-12-04&to=2026-12-13")).MustSucceed();
        timeline.List("publications").Select(publication => publication.Text("name")).Should().Equal("Week 49", "Week 50");
        timeline.List("events").Should().HaveCount(2 * Evening.Planned.Length);
        (await Gateway.PostAsync($"/api/schedules/{nextWeek}/unpublish", $$"""{"channel":"{{Evening.Channel}}"}""")).MustSucceed();
        (await TitlesAsync()).Should().HaveCount(Evening.Planned.Length);
    }

    [Fact(Timeout = 120_000)]
    public async Task Three_steps_are_undone()
    {
        var id = await TonightAsync().WaitAsync(TestContext.Current.CancellationToken);
        var before = await RawEventsAsync(id);
        (await PatchAsync($"/api/schedules/{id}/events/film", $$"""{"start":"{{Evening.At("1:30")}}","on_conflict":"ripple"}""")).MustSucceed();
        (await Gateway.SendAsync(HttpMethod.Delete, $"/api/schedules/{id}/events/talk?ripple=true")).MustSucceed();
        (await PatchAsync($"/api/schedules/{id}/events/concert", """{"title":"Later Concert"}""")).MustSucceed();
        var after = await RawEventsAsync(id);

        (await Gateway.PostAsync($"/api/schedules/{id}/revert", """{"to":2}""")).MustSucceed().Number("revision").Should().Be(6);
        (await RawEventsAsync(id)).Should().Be(before);

        (await Gateway.PostAsync($"/api/schedules/{id}/revert", """{"to":5}""")).MustSucceed();
        (await RawEventsAsync(id)).Should().Be(after);
    }

    // The match began an hour and a half ago: the test is over long before it is.
    [Fact(Timeout = 120_000)]
    public async Task A_match_runs_35_minutes_over()
    {
        var start = Evening.Text(TimeProvider.System.GetUtcNow().AddMinutes(-90));
        var id = await ImportAsync(Evening.Document(start: start, evening: Evening.WithMatch), "Tonight").WaitAsync(TestContext.Current.CancellationToken);
        (await PatchAsync($"/api/schedules/{id}/events/film", """{"fixed":true}""")).MustSucceed();
        (await Gateway.PostAsync($"/api/schedules/{id}/publish", $$"""{"channel":"{{Evening.Channel}}","new":true}""")).MustSucceed();
        await using var events = await EventReader.ListenAsync(Gateway, "timeline.changed");

        var preview = (await Gateway.PostAsync($"/api/channels/{Evening.Channel}/overrun", """{"by":"35m","dry_run":true}""")).MustSucceed();
        var over = (await Gateway.PostAsync($"/api/channels/{Evening.Channel}/overrun", """{"by":"35m","message":"Extra time"}""")).MustSucceed();

        Evening.Of((await Gateway.GetAsync($"/api/schedules/{id}")).MustSucceed(), start).Should().Equal(Evening.MatchOver);
        over.Text("counts").Should().Be(preview.Text("counts"), "the preview told exactly what came");
        var told = await events.NextAsync("timeline.changed");
        told.List("channels").Select(channel => channel.GetString()).Should().Equal(Evening.Channel);
        told.Number("revision").Should().Be(over.Number("revision"));
        told.Text("operation").Should().Be("overrun");
    }

    private async Task<string> TonightAsync()
    {
        var id = await ImportAsync(Evening.Document(), "Tonight");
        (await PatchAsync($"/api/schedules/{id}/events/midnight", """{"fixed":true}""")).MustSucceed();
        return id;
    }

    private async Task<string> ImportAsync(string document, string name)
    {
        var reply = await Gateway.PostAsync($"/api/import-schedule?format=json&name={Uri.EscapeDataString(name)}", Encoding.UTF8.GetBytes(document));
        reply.Status.Should().BeOneOf([200, 201], reply.Text);
        return reply["schedule_id"];
    }

    private Task<Reply> PublishAsync(string id) =>
        Gateway.PostAsync($"/api/schedules/{id}/publish", $$"""{"channel":"{{Evening.Channel}}"}""");

    private Task<Reply> PatchAsync(string path, string json) =>
        Gateway.SendAsync(HttpMethod.Patch, path, new StringContent(json, new MediaTypeHeaderValue("application/json")));

    private async Task<List<string>> EventsAsync(string id) => Evening.Of((await Gateway.GetAsync($"/api/schedules/{id}")).MustSucceed());

    private async Task<string> RawEventsAsync(string id) =>
        (await Gateway.GetAsync($"/api/schedules/{id}")).MustSucceed().GetProperty("events").GetRawText();

    private async Task<List<string>> TitlesAsync() =>
        [.. XDocument.Parse((await Gateway.GetAsync("/iptv/xmltv.xml")).Text).Root!.Elements("programme").Select(programme => programme.Element("title")!.Value)];
}
