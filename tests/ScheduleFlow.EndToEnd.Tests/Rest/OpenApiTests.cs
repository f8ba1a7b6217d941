using System.Text;
using System.Text.Json.Nodes;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>What the gateway and its workers really answer, held against the OpenAPI document that they serve.</summary>
public sealed class OpenApiTests : GatewayTests
{
    // Works once, at the first start: FirstStartTests.
    private const string SetUp = "POST /api/setup";

    private const string NoSchedule = "00000000-0000-4000-8000-000000000000";

    private readonly HashSet<string> _seen = [];
    private ApiDescription _api = null!;

    protected override Dictionary<string, string> Settings => new() { ["ScheduleFlow:Limits:MaxBodyBytes"] = "100000" };

    [Fact]
    public async Task Every_success_is_as_described()
    {
        await ReadDescriptionAsync();
        await GetAsync("/", "/");
        await GetAsync("/openapi/v1.json", "/openapi/v1.json");
        await GetAsync("/api/health", "/api/health");
        await GetAsync("/healthz/live", "/healthz/live");
        await GetAsync("/healthz/ready", "/healthz/ready");
        await GetAsync("/metrics", "/metrics");
        await GetAsync("/api/queue-stats", "/api/queue-stats");
        await GetAsync("/api/events", "/api/events?follow=false");
        await GetAsync("/api/system-info", "/api/system-info");
        await GetAsync("/api/system-version", "/api/system-version");
        Folder.Write("data/generated_pages/player.html", "<html></html>");
        await GetAsync("/api/pages", "/api/pages");

        foreach (var file in new[] { "campus_week.xml", "overlaps_and_duplicates.xml", "with_gaps.json" })
        {
            await PostAsync("/api/import-schedule", "/api/import-schedule", $$"""{"filepath":"demo_data/{{file}}"}""");
        }

        var id = (await PostAsync("/api/import-schedule", "/api/import-schedule?format=json&name=Extras", """{"colour":"red","events":[{"title":"One","start":"2026-12-01T10:00:00Z","end":"2026-12-01T11:00:00Z","rating":5}]}"""))["schedule_id"];
        await GetAsync("/api/schedules", "/api/schedules");
        await GetAsync("/api/schedules", "/api/schedules?limit=1");
        await GetAsync("/api/schedules/{id}", $"/api/schedules/{id}");
        await GetAsync("/api/schedules/{id}/explain", $"/api/schedules/{id}/explain?at=2026-12-01T10:30:00Z");
        await GetAsync("/api/schedules/{id}/explain", $"/api/schedules/{id}/explain?at=2027-01-01T00:00:00Z");
        foreach (var format in new[] { "json", "xml", "m3u" })
        {
            await GetAsync("/api/schedules/{id}/export", $"/api/schedules/{id}/export?format={format}");
        }

        await PostAsync("/api/pages", "/api/pages", $$"""{"schedule_id":"{{id}}","filename":"lobby"}""");
        await GetAsync("/pages/{path}", "/pages/lobby.html");
        await PostAsync("/api/lint", "/api/lint", """{"filepath":"demo_data/with_gaps.json"}""");
        await PostAsync("/api/lint", "/api/lint?fail_on=never", $$"""{"schedule_id":"{{id}}"}""");
        await PostAsync("/api/lint", "/api/lint?format=sarif", """{"filepath":"demo_data/with_gaps.json"}""");
        await PostAsync("/api/lint", "/api/lint?format=junit", """{"filepath":"demo_data/with_gaps.json"}""");
        await PostAsync("/api/lint", "/api/lint", """{"events":[{"title":"A"}]}""");
        await PostAsync("/api/diff", "/api/diff", $$"""{"a":"{{id}}","b":"demo_data/with_gaps.json"}""");
        await PostAsync("/api/export-schedule-xml", "/api/export-schedule-xml", $$"""{"schedule_id":"{{id}}"}""");
        await PostAsync("/api/export-schedule-json", "/api/export-schedule-json", $$"""{"schedule_id":"{{id}}","filename":"one.json"}""");
        await PostAsync("/api/export-all-schedules-xml", "/api/export-all-schedules-xml", "{}");
        await PostAsync("/api/schedule-playlist", "/api/schedule-playlist", $$"""{"links":{{Small.Links(3)}},"start_time":"{{Monday}}","cooldown_hours":48}""");
        await PostAsync("/api/schedule-playlist", "/api/schedule-playlist", $$"""{"links":{{Small.Links(100)}},"start_time":"{{Monday}}","duration_hours":3}""");
        await PostAsync("/api/plan", "/api/plan", """{"filepath":"demo_data/plans/campus_week.yaml"}""");
        await SendAsync("POST /api/plan", "/api/plan", Yaml(Plans.Impossible));
        await SendAsync("POST /api/apply", "/api/apply", Yaml(Plans.Impossible));
        var planned = (await PostAsync("/api/apply", "/api/apply?timeline=true", """{"filepath":"demo_data/plans/movies_and_news.yaml"}"""))["schedule_id"];
        await GetAsync("/api/schedules/{id}", $"/api/schedules/{planned}");
        await GetAsync("/api/schedules/{id}/explain", $"/api/schedules/{planned}/explain?at=2026-12-07T07:01:00Z&why_not=Cinema%2024&plan=demo_data/plans/movies_and_news.yaml");
        var playlist = (await PostAsync("/api/import-playlist", "/api/import-playlist", """{"filepath":"demo_data/campus_library.m3u"}"""))["playlist_id"];
        await PostAsync("/api/playlists", "/api/playlists?name=Again", """{"filepath":"demo_data/campus_library.m3u"}""");
        await PostAsync("/api/schedules", "/api/schedules?format=json&name=New", """{"events":[{"title":"One","start":"2026-12-01T10:00:00Z","end":"2026-12-01T11:00:00Z"}]}""");
        await PostAsync("/api/save-playlist", "/api/save-playlist", """{"filename":"evening.m3u","items":[{"url":"https://media.example.edu/1.mp4","label":"One"}]}""");
        await GetAsync("/api/playlists", "/api/playlists");
        await GetAsync("/api/playlists/{id}", $"/api/playlists/{playlist}");
        await SendAsync("DELETE /api/playlists/{id}", $"/api/playlists/{playlist}", key: AdminKey);
        await SeeChannelsAsync(id);
        await SeeEditsAsync(id);
        await SendAsync("DELETE /api/schedule/{id}", $"/api/schedule/{id}", key: AdminKey);
        await SendAsync("DELETE /api/all-schedules", "/api/all-schedules", Json("""{"confirm":"DELETE_ALL_SCHEDULES"}"""), AdminKey);

        await SendAsync("GET /api/audit", "/api/audit", key: AdminKey);
        await SendAsync("GET /api/audit", "/api/audit?limit=1", key: AdminKey);
        await SeeAccessAsync();

        _seen.Where(row => row.EndsWith(" 200", StringComparison.Ordinal) || row.EndsWith(" 201", StringComparison.Ordinal)).Select(row => row[..^4])
            .Should().BeEquivalentTo(_api.Operations.Except([SetUp]), "each operation has succeeded here");
    }

    private async Task SeeEditsAsync(string id)
    {
        var events = $"/api/schedules/{id}/events";
        var added = await PostAsync("/api/schedules/{id}/events", events, """{"title":"News","start":"2026-12-02T12:00:00Z","duration":"15m"}""");
        var one = added.Json.GetProperty("events")[0].GetProperty("id").GetString();
        await SendAsync("PATCH /api/schedules/{id}/events/{eid}", $"{events}/{one}", Json("""{"title":"Late news"}"""));
        await SendAsync("PATCH /api/schedules/{id}/events", events, Json($$"""{"edits":[{"op":"move","event":"{{one}}","to":"2026-12-02T13:00:00Z"}],"dry_run":true}"""));
        await SendAsync("DELETE /api/schedules/{id}/events/{eid}", $"{events}/{one}");
        await SendAsync("PATCH /api/schedules/{id}", $"/api/schedules/{id}", Json("""{"description":"With news"}"""));
        await GetAsync("/api/schedules/{id}/revisions", $"/api/schedules/{id}/revisions");
        await PostAsync("/api/schedules/{id}/revert", $"/api/schedules/{id}/revert", """{"to":1}""");
    }

    // Who may come in: the first admin, users, sessions and keys; and backups.
    private async Task SeeAccessAsync()
    {
        var key = (await SendAsync("POST /api/keys", "/api/keys", Json("""{"name":"desk","role":"editor"}"""), AdminKey))["id"];
        await SendAsync("POST /api/keys/{id}/rotate", $"/api/keys/{key}/rotate", Json("""{"overlap":"1h"}"""), AdminKey);
        await SendAsync("GET /api/keys", "/api/keys", key: AdminKey);
        await SendAsync("DELETE /api/keys/{id}", "/api/keys/" + key, key: AdminKey);

        await SendAsync("POST /api/users", "/api/users", Json("""{"name":"anna","role":"viewer","password":"three dry towels"}"""), AdminKey);
        await SendAsync("POST /api/users/{name}/password", "/api/users/anna/password", Json("""{"password":"four wet towels"}"""), AdminKey);
        await SendAsync("PATCH /api/users/{name}", "/api/users/anna", Json("""{"role":"editor"}"""), AdminKey);
        await SendAsync("POST /api/users/{name}/disable", "/api/users/anna/disable", key: AdminKey);
        await SendAsync("POST /api/users/{name}/enable", "/api/users/anna/enable", key: AdminKey);
        await SendAsync("GET /api/users", "/api/users", key: AdminKey);

        await PostAsync("/api/session", "/api/session", $$"""{"key":"{{AdminKey}}"}""");
        await SendAsync("GET /api/session", "/api/session", key: AdminKey);
        await GetAsync("/api/me", "/api/me");
        await SendAsync("DELETE /api/session", "/api/session", key: AdminKey);

        var backup = (await SendAsync("POST /api/backups", "/api/backups", key: AdminKey))["file"];
        await SendAsync("GET /api/backups", "/api/backups", key: AdminKey);
        await SendAsync("GET /api/backups/{name}", "/api/backups/" + Path.GetFileName(backup), key: AdminKey);
        await SendAsync("DELETE /api/backups/{name}", "/api/backups/" + Path.GetFileName(backup), key: AdminKey);
    }

    private async Task SeeChannelsAsync(string schedule)
    {
        const string list = "#EXTM3U\n#EXTINF:-1 tvg-id=\"one\" group-title=\"News\",One\nhttp://127.0.0.1:9/one.m3u8\n#EXTINF:-1,Two\nrtsp://127.0.0.1:9/two\n";
        await SendAsync("POST /api/parse-m3u", "/api/parse-m3u", new StringContent(list));
        await SendAsync("POST /api/channels/import", "/api/channels/import?dry_run=true", new StringContent(list));
        await SendAsync("POST /api/channels/import", "/api/channels/import", new StringContent(list));
        var added = (await PostAsync("/api/channels", "/api/channels", """{"name":"Three","url":"http://127.0.0.1:9/three.m3u8","tags":{"room":"1"}}""")).Json.GetProperty("channel").Text("id");
        await SendAsync("PUT /api/channels/{id}", "/api/channels/one", Json($$"""{"schedule_id":"{{schedule}}"}"""));
        await PostAsync("/api/channels/organize", "/api/channels/organize", "{}");
        await PostAsync("/api/channels/organize", "/api/channels/organize", """{"apply":true}""");
        await PostAsync("/api/validate", "/api/validate", "{}"); // nothing listens there, and nothing on this machine may be asked
        await GetAsync("/api/validate/results", "/api/validate/results");
        await GetAsync("/api/channels", "/api/channels");
        await GetAsync("/api/channels", "/api/channels?limit=1");
        await GetAsync("/api/channels/{id}", "/api/channels/one");
        await GetAsync("/api/channels/export", "/api/channels/export");
        await GetAsync("/api/channels/export", "/api/channels/export?format=json");
        await PostAsync("/api/schedules/{id}/publish", $"/api/schedules/{schedule}/publish", """{"channel":"one"}""");
        await PostAsync("/api/schedules/{id}/publish", $"/api/schedules/{schedule}/publish", """{"channel":"default","dry_run":true}""");
        await GetAsync("/api/channels/{id}/timeline", "/api/channels/one/timeline");
        await GetAsync("/api/channels/{id}/timeline", "/api/channels/one/timeline?from=2025-11-24&to=2026-11-24&limit=2");
        await GetAsync("/api/schedules", "/api/schedules");
        await GetAsync("/api/now", "/api/now");
        var live = (await SendAsync("POST /api/import-schedule", "/api/import-schedule?format=json&name=Live", Json($$"""{"events":[{"title":"Match","start":"{{TimeProvider.System.GetUtcNow().AddHours(-1):O}}","duration":7200}]}""")))["schedule_id"];
        await PostAsync("/api/schedules/{id}/publish", $"/api/schedules/{live}/publish", """{"channel":"Live","new":true}""");
        await PostAsync("/api/channels/{id}/overrun", "/api/channels/Live/overrun", """{"by":"35m","dry_run":true}""");
        await PostAsync("/api/channels/{id}/overrun", "/api/channels/Live/overrun", """{"early":"10m","message":"A quick match"}""");
        await PostAsync("/api/schedules/{id}/unpublish", $"/api/schedules/{schedule}/unpublish", "{}");
        var job = (await GetAsync("/api/jobs", "/api/jobs")).Json.GetProperty("jobs")[0].Text("id");
        await GetAsync("/api/jobs/{id}", $"/api/jobs/{job}");
        await SendAsync("DELETE /api/jobs/{id}", $"/api/jobs/{job}");
        foreach (var path in new[] { "/iptv/channels.m3u", "/iptv/xmltv.xml", "/iptv/xmltv.xml.gz", "/discover.json", "/lineup.json", "/lineup_status.json", "/device.xml" })
        {
            await GetAsync(path, path);
        }

        await GetAsync("/api/status", "/api/status");
        await SendAsync("POST /api/config", "/api/config", Json("""{"tuner":{"name":"Lindenhof"}}"""), AdminKey);
        await GetAsync("/api/config", "/api/config");
        await SendAsync("DELETE /api/channels/{id}", $"/api/channels/{added}");
    }

    [Fact]
    public async Task Errors_are_as_described()
    {
        await ReadDescriptionAsync();
        var large = new string(' ', 200_000);
        string[] open = ["/api/health", "/api/me", "/api/session", "/api/setup"];
        foreach (var operation in _api.Operations.Where(operation => operation.Contains("/api/", StringComparison.Ordinal) && !open.Contains(operation.Split(' ')[1])))
        {
            var path = operation.Split(' ')[1].Replace("{id}", NoSchedule, StringComparison.Ordinal).Replace("{name}", "none", StringComparison.Ordinal);
            await MustBeAsync(401, operation, path, operation.StartsWith("GET", StringComparison.Ordinal) ? null : Json("{}"), "wrong-key");
        }

        foreach (var path in new[] { "/api/import-schedule", "/api/import-playlist", "/api/plan", "/api/apply" })
        {
            await MustBeAsync(403, "POST " + path, path, Json("""{"filepath":"/etc/passwd"}"""));
            await MustBeAsync(404, "POST " + path, path, Json("""{"filepath":"demo_data/none"}"""));
            await MustBeAsync(413, "POST " + path, path, Json(large));
            await MustBeAsync(400, "POST " + path, path, Json("{\"channel\":"));
        }

        foreach (var path in new[] { "/api/export-schedule-xml", "/api/export-schedule-json", "/api/export-all-schedules-xml", "/api/schedule-playlist", "/api/save-playlist" })
        {
            await MustBeAsync(400, "POST " + path, path, Json("[1"));
            await MustBeAsync(400, "POST " + path, path, Json("""{"schedule_id":"","filename":"../x"}"""));
            await MustBeAsync(413, "POST " + path, path, Json(large));
            await MustBeAsync(415, "POST " + path, path, new StringContent("{}", Encoding.UTF8, "text/plain"));
        }

        await MustBeAsync(400, "POST /api/import-schedule", "/api/import-schedule?format=json", Json("""{"events":[{"title":"One"},{"start":"x"}]}"""));
        await MustBeAsync(404, "POST /api/import-schedule", "/api/import-schedule?format=xml&replace=" + NoSchedule, new StringContent(Small.Xml));
        await MustBeAsync(409, "POST /api/apply", "/api/apply?plan_hash=0", Yaml(Plans.Turns));
        await MustBeAsync(400, "GET /api/schedules", "/api/schedules?limit=0");
        await MustBeAsync(400, "GET /api/schedules", "/api/schedules?after=x");
        foreach (var (operation, rest) in new[] { ("GET /api/schedules/{id}", ""), ("GET /api/schedules/{id}/export", "/export"), ("GET /api/schedules/{id}/explain", "/explain?at=" + Monday) })
        {
            await MustBeAsync(404, operation, "/api/schedules/x" + rest);
            await MustBeAsync(404, operation, $"/api/schedules/{NoSchedule}{rest}");
        }

        foreach (var path in new[] { "/api/channels", "/api/channels/organize", "/api/validate" })
        {
            await MustBeAsync(400, "POST " + path, path, Json("[1"));
            await MustBeAsync(415, "POST " + path, path, new StringContent("{}", Encoding.UTF8, "text/plain"));
        }

        await MustBeAsync(400, "POST /api/channels", "/api/channels", Json("{}"));
        await MustBeAsync(400, "GET /api/channels", "/api/channels?limit=0");
        await MustBeAsync(400, "GET /api/validate/results", "/api/validate/results?state=x");
        await MustBeAsync(404, "POST /api/validate", "/api/validate", Json("""{"ids":["none"]}"""));
        await MustBeAsync(404, "GET /api/now", "/api/now?channel=none");
        await MustBeAsync(403, "POST /api/parse-m3u", "/api/parse-m3u", Json("""{"filepath":"/etc/passwd"}"""));
        await MustBeAsync(404, "POST /api/parse-m3u", "/api/parse-m3u", Json("""{"filepath":"demo_data/none"}"""));
        await MustBeAsync(403, "POST /api/channels/import", "/api/channels/import", Json("""{"filepath":"/etc/passwd"}"""));
        await MustBeAsync(400, "POST /api/config", "/api/config", Json("""{"colour":"red"}"""), AdminKey);
        foreach (var operation in new[] { "GET /api/channels/{id}", "DELETE /api/channels/{id}", "GET /api/jobs/{id}", "DELETE /api/jobs/{id}" })
        {
            await MustBeAsync(404, operation, operation.Split(' ')[1].Replace("{id}", "none", StringComparison.Ordinal));
        }

        await MustBeAsync(404, "PUT /api/channels/{id}", "/api/channels/none", Json("{}"));
        await MustBeAsync(404, "DELETE /api/schedule/{id}", "/api/schedule/" + NoSchedule, key: AdminKey);
        await MustBeAsync(400, "DELETE /api/all-schedules", "/api/all-schedules", Json("{}"), AdminKey);

        var id = await ImportAsync("with_gaps.json");
        await File.WriteAllTextAsync(Folder["data", "schedules", id + ".json"], "no JSON", TestContext.Current.CancellationToken);
        await MustBeAsync(500, "GET /api/schedules/{id}", "/api/schedules/" + id);
    }

    [Fact]
    public async Task Examples_are_what_their_schemas_say()
    {
        await ReadDescriptionAsync();
        var examples = _api.Examples().ToList();

        examples.Should().HaveCountGreaterThan(40);
        foreach (var (where, schema, example) in examples)
        {
            _api.Errors(schema, example.ToJsonString()).Should().BeEmpty(where);
        }
    }

    [Fact]
    public async Task A_reply_with_a_field_too_many_or_too_few_would_be_noticed()
    {
        await ReadDescriptionAsync();
        var reply = (await Gateway.GetAsync("/api/queue-stats")).Json.ToString();
        var schema = JsonNode.Parse("""{"$ref":"#/components/schemas/QueueStatsReply"}""")!;

        _api.Errors(schema, reply).Should().BeEmpty();
        _api.Errors(schema, reply.Replace("peak_active", "peak_actives", StringComparison.Ordinal)).Should().HaveCountGreaterThan(0);
        _api.Errors(schema, reply.Insert(1, "\"added\":1,")).Should().HaveCount(1);
    }

    private async Task ReadDescriptionAsync() => _api = new ApiDescription((await Gateway.GetAsync("/openapi/v1.json")).Text);

    private Task<Reply> GetAsync(string path, string target) => SendAsync("GET " + path, target);

    private Task<Reply> PostAsync(string path, string target, string json) => SendAsync("POST " + path, target, Json(json));

    private async Task<Reply> SendAsync(string operation, string target, HttpContent? content = null, string? key = null)
    {
        var reply = await Gateway.SendAsync(new HttpMethod(operation.Split(' ')[0]), target, content, key);
        reply.Status.Should().BeOneOf([200, 201], "{0}: {1}", target, reply.Text);
        _seen.Add(_api.Check(operation, reply));
        return reply;
    }

    private async Task MustBeAsync(int status, string operation, string target, HttpContent? content = null, string? key = null)
    {
        Gateway.Client.DefaultRequestHeaders.ExpectContinue = status == 413; // or the answer may be lost while the body is sent
        var reply = await Gateway.SendAsync(new HttpMethod(operation.Split(' ')[0]), target, content, key);
        reply.Status.Should().Be(status, "{0} {1}: {2}", operation, target, reply.Text);
        _api.Check(operation, reply);
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private static StringContent Yaml(string plan) => new(plan, Encoding.UTF8, "application/yaml");
}
