using System.Text;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>What creates something answers 201 and says where it is, except on the paths of the older system.</summary>
public sealed class CreatedTests : GatewayTests
{
    [Fact]
    public async Task A_new_schedule_and_a_new_playlist_are_found_where_the_answer_says()
    {
        var schedule = await Gateway.PostAsync("/api/schedules?format=xml&name=New", Small.Xml);
        schedule.Status.Should().Be(201, schedule.Text);
        Location(schedule).Should().Be("/api/schedules/" + schedule["schedule_id"]);
        (await Gateway.GetAsync(Location(schedule))).MustSucceed().Text("name").Should().Be("New");

        var playlist = await Gateway.PostAsync("/api/playlists", """{"filepath":"demo_data/campus_library.m3u"}""");
        playlist.Status.Should().Be(201, playlist.Text);
        (await Gateway.GetAsync(Location(playlist))).MustSucceed().List("items").Should().NotBeEmpty();
        (await Gateway.SendAsync(HttpMethod.Delete, Location(playlist), key: AdminKey)).MustSucceed();
        (await Gateway.GetAsync(Location(playlist))).MustFail(404, "not_found");
    }

    [Fact]
    public async Task Keys_users_pages_and_backups_are_created_with_their_places()
    {
        var key = await Gateway.SendAsync(HttpMethod.Post, "/api/keys", Json("""{"name":"desk","role":"editor"}"""), AdminKey);
        (key.Status, Location(key)).Should().Be((201, "/api/keys/" + key["id"]));
        var rotated = await Gateway.SendAsync(HttpMethod.Post, $"/api/keys/{key["id"]}/rotate", Json("{}"), AdminKey);
        (rotated.Status, Location(rotated)).Should().Be((201, "/api/keys/" + rotated["id"]));
        (await Gateway.SendAsync(HttpMethod.Delete, Location(rotated), key: AdminKey)).MustSucceed();

        var user = await Gateway.SendAsync(HttpMethod.Post, "/api/users", Json("""{"name":"anna","role":"viewer","password":"three dry towels"}"""), AdminKey);
        (user.Status, Location(user)).Should().Be((201, "/api/users/anna"));

        var backup = await Gateway.SendAsync(HttpMethod.Post, "/api/backups", key: AdminKey);
        backup.Status.Should().Be(201);
        (await Gateway.SendAsync(HttpMethod.Get, Location(backup), key: AdminKey)).Status.Should().Be(200);

        var schedule = (await Gateway.PostAsync("/api/schedules", Small.Xml))["schedule_id"];
        var page = await Gateway.PostAsync("/api/pages", $$"""{"schedule_id":"{{schedule}}","filename":"The lobby"}""");
        (page.Status, Location(page)).Should().Be((201, "/pages/The%20lobby.html"));
        (await Gateway.GetAsync(Location(page))).Status.Should().Be(200);
        (await Gateway.GetAsync("/api/pages")).MustSucceed().List("pages").Single().Text("url").Should().Be(Location(page));
    }

    [Fact]
    public async Task The_older_paths_answer_200_and_errors_have_no_place()
    {
        var old = await Gateway.PostAsync("/api/import-schedule?format=xml", Small.Xml);
        (old.Status, old.Headers.Location).Should().Be((200, null));
        var list = await Gateway.PostAsync("/api/import-playlist", """{"filepath":"demo_data/campus_library.m3u"}""");
        (list.Status, list.Headers.Location).Should().Be((200, null));

        var wrong = await Gateway.PostAsync("/api/schedules?format=xml", "<tv>");
        wrong.MustFail(400, "parse_error");
        wrong.Headers.Location.Should().BeNull();
        (await Gateway.PostAsync($"/api/schedules?replace={old["schedule_id"]}", Small.Xml)).MustFail(400, "validation", "replace");
    }

    [Fact]
    public async Task A_repeated_request_is_answered_with_the_same_status_and_place()
    {
        var first = await SendAsync();
        var again = await SendAsync();

        first.Status.Should().Be(201);
        again.Should().Be(first);

        async Task<(int Status, string Location, string Body)> SendAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/schedules?format=xml") { Content = new StringContent(Small.Xml) };
            request.Headers.Add("Idempotency-Key", "k-1");
            using var response = await Gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return ((int)response.StatusCode, response.Headers.Location!.OriginalString, body);
        }
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private static string Location(Reply reply) => reply.Headers.Location!.OriginalString;
}
