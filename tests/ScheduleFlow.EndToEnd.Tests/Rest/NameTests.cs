using System.Text;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>What is stored, named over HTTP as people name it: by a name, or by the beginning of an id.</summary>
public sealed class NameTests : GatewayTests
{
    [Fact]
    public async Task A_schedule_is_shown_exported_and_deleted_by_its_name_or_the_beginning_of_its_id()
    {
        var id = await ImportAsync("Week 49/é");
        var name = Uri.EscapeDataString("Week 49/é");

        (await Gateway.GetAsync($"/api/schedules/{name}")).MustSucceed().Text("id").Should().Be(id);
        (await Gateway.GetAsync($"/api/schedules/{id[..8]}")).MustSucceed().Text("id").Should().Be(id);
        (await Gateway.GetAsync($"/api/schedules/{name}/export?format=csv")).Status.Should().Be(200);
        (await Gateway.GetAsync($"/api/schedules/{name}/explain?at=2026-12-01T10:00:00Z")).MustSucceed().Text("schedule_id").Should().Be(id);
        (await Gateway.PostAsync("/api/pages", """{"schedule_id":"Week 49/é"}""")).MustSucceed().Text("file").Should().Be($"{id}.html");
        (await Gateway.PostAsync("/api/lint?fail_on=never", """{"schedule_id":"Week 49/é"}""")).MustSucceed();
        (await Gateway.PostAsync("/api/diff", $$"""{"a":"Week 49/é","b":"{{id[..8]}}"}""")).MustSucceed().GetProperty("same").GetBoolean().Should().BeTrue();
        (await Gateway.PostAsync($"/api/import-schedule?name=Next&replace={name}", Small.Xml)).MustSucceed().Text("schedule_id").Should().Be(id);
        (await Gateway.SendAsync(HttpMethod.Delete, "/api/schedule/Next", key: AdminKey)).MustSucceed().Text("deleted").Should().Be(id);
    }

    [Fact]
    public async Task A_name_that_several_have_is_refused_with_all_of_them_and_nothing_is_deleted()
    {
        string[] ids = [await ImportAsync("Same"), await ImportAsync("Same")];

        var refused = (await Gateway.SendAsync(HttpMethod.Delete, "/api/schedule/Same", key: AdminKey)).MustFail(400, "validation", "2 schedules fit “Same”.");

        refused.List("errors").Select(error => error.GetString()).Should().BeEquivalentTo(ids.Select(id => $"{id} “Same”"));
        (await Gateway.GetAsync("/api/schedules")).MustSucceed().Number("count").Should().Be(2);
        (await Gateway.GetAsync("/api/schedules/Other")).MustFail(404, "not_found", "Other");
    }

    [Fact]
    public async Task Playlists_channels_and_keys_are_named_alike()
    {
        var playlist = (await Gateway.PostAsync("/api/playlists?name=Library", """{"filepath":"demo_data/campus_library.m3u"}""")).MustSucceed().Text("playlist_id");
        (await Gateway.GetAsync("/api/playlists/Library")).MustSucceed().Text("id").Should().Be(playlist);
        (await Gateway.SendAsync(HttpMethod.Delete, $"/api/playlists/{playlist[..6]}", key: AdminKey)).MustSucceed().Text("deleted").Should().Be(playlist);

        (await Gateway.PostAsync("/api/channels", """{"id":"campus.one","name":"Campus One","url":"http://127.0.0.1:9/a"}""")).MustSucceed();
        (await Gateway.GetAsync("/api/channels/Campus%20One")).MustSucceed().GetProperty("channel").Text("id").Should().Be("campus.one");
        (await Gateway.SendAsync(HttpMethod.Put, "/api/channels/camp", Json("""{"group":"News"}"""))).MustSucceed().GetProperty("channel").Text("group").Should().Be("News");
        (await Gateway.SendAsync(HttpMethod.Delete, "/api/channels/Campus%20One")).MustSucceed().Text("deleted").Should().Be("campus.one");

        var key = (await Gateway.SendAsync(HttpMethod.Post, "/api/keys", Json("""{"name":"desk"}"""), AdminKey)).MustSucceed().Text("id");
        (await Gateway.SendAsync(HttpMethod.Delete, "/api/keys/desk", key: AdminKey)).MustSucceed().Text("id").Should().Be(key);
    }

    [Fact]
    public async Task A_key_for_one_channel_reaches_no_other_one_by_its_name()
    {
        // The id that the key is for is the name of another channel, and the beginning of a third one's id.
        (await Gateway.PostAsync("/api/channels", """{"id":"other","name":"mine","url":"http://127.0.0.1:9/a"}""")).MustSucceed();
        (await Gateway.PostAsync("/api/channels", """{"id":"mine-too","name":"Too","url":"http://127.0.0.1:9/b"}""")).MustSucceed();
        var key = (await Gateway.SendAsync(HttpMethod.Post, "/api/keys", Json("""{"name":"desk","role":"editor","channels":["mine"]}"""), AdminKey)).MustSucceed().Text("key");

        (await Gateway.SendAsync(HttpMethod.Get, "/api/channels/mine", key: key)).MustFail(404, "not_found");
        (await Gateway.SendAsync(HttpMethod.Delete, "/api/channels/mine", key: key)).MustFail(404, "not_found");
        (await Gateway.GetAsync("/api/channels")).MustSucceed().List("channels").Should().HaveCount(2);
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private new async Task<string> ImportAsync(string name) =>
        (await Gateway.PostAsync($"/api/schedules?format=xml&name={Uri.EscapeDataString(name)}", Small.Xml)).MustSucceed().Text("schedule_id");
}
