using System.Text;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>Keys that are created in a shell while the gateway runs.</summary>
public sealed class KeyTests : GatewayTests
{
    protected override Dictionary<string, string> Settings => new() { ["ScheduleFlow:Security:Anonymous"] = "none" };

    [Fact]
    public async Task A_key_opens_what_its_role_may_until_it_is_revoked_and_signs_what_it_changes()
    {
        var viewer = Create("wall-display", "viewer");
        var editor = Create("nightly-import", "editor");
        var admin = Create("ops", "admin");
        await Until.TrueAsync(async () => (await StatusAsync(HttpMethod.Get, "/api/schedules", admin.Key)) == 200, "the new key is known");

        (await StatusAsync(HttpMethod.Get, "/api/schedules", null)).Should().Be(401);
        (await StatusAsync(HttpMethod.Get, "/api/schedules", viewer.Key)).Should().Be(200);
        (await ImportAs(viewer.Key)).MustFail(403, "forbidden");
        var id = (await ImportAs(editor.Key)).MustSucceed().Text("schedule_id");
        (await Gateway.SendAsync(HttpMethod.Delete, $"/api/schedule/{id}", key: editor.Key)).MustFail(403, "forbidden");
        (await Gateway.SendAsync(HttpMethod.Get, "/api/audit", key: editor.Key)).MustFail(403, "forbidden");
        (await Gateway.SendAsync(HttpMethod.Delete, $"/api/schedule/{id}", key: admin.Key, requestId: "e2e-delete")).MustSucceed();

        var entries = (await Gateway.SendAsync(HttpMethod.Get, "/api/audit", key: admin.Key)).MustSucceed().List("entries")
            .Where(entry => entry.Text("result") == "success").ToList();
        entries.Take(2).Select(entry => $"{entry.Text("actor")} {entry.Text("verb")} {entry.GetProperty("ids")[0]}")
            .Should().Equal($"ops@127.0.0.1 delete-schedule {id}", $"nightly-import@127.0.0.1 import-schedule {id}");
        entries[0].Text("request_id").Should().Be("e2e-delete");

        Gateway.Worker.Run("revoke-key", editor.Id).MustSucceed();
        await Until.TrueAsync(async () => (await StatusAsync(HttpMethod.Get, "/api/schedules", editor.Key)) == 401, "the revoked key is refused");
        (await ImportAs(editor.Key)).MustFail(401, "unauthorized", "revoked");
        (await ImportAs(editor.Key[..^1] + (editor.Key[^1] == '0' ? '1' : '0'))).MustFail(401, "unauthorized", "not known");

        var log = await File.ReadAllTextAsync(Gateway.Log, TestContext.Current.CancellationToken);
        log.Should().NotContainAny(new[] { viewer.Key, editor.Key, admin.Key }.Select(key => key[^64..]));
    }

    [Fact]
    public async Task A_key_with_a_scope_is_made_used_and_rotated_over_HTTP_and_opens_no_more_than_its_scope()
    {
        var made = (await Gateway.SendAsync(HttpMethod.Post, "/api/keys", Json("""{"name":"desk","role":"editor","verbs":["list-schedules"]}"""), AdminKey))
            .MustSucceed();
        await Until.TrueAsync(async () => (await StatusAsync(HttpMethod.Get, "/api/schedules", made.Text("key"))) == 200, "the new key is known");
        (await ImportAs(made.Text("key"))).MustFail(403, "forbidden", "import-schedule");

        var rotated = (await Gateway.SendAsync(HttpMethod.Post, $"/api/keys/{made.Text("id")}/rotate", Json("""{"overlap":"0"}"""), AdminKey)).MustSucceed();
        await Until.TrueAsync(async () => (await StatusAsync(HttpMethod.Get, "/api/schedules", rotated.Text("key"))) == 200, "the rotated key is known");
        await Until.TrueAsync(async () => (await StatusAsync(HttpMethod.Get, "/api/schedules", made.Text("key"))) == 401, "the old key is over");
        (await ImportAs(rotated.Text("key"))).MustFail(403, "forbidden", "import-schedule");
        var keys = (await Gateway.SendAsync(HttpMethod.Get, "/api/keys", key: AdminKey)).MustSucceed().List("keys");
        keys.Select(key => $"{key.Text("name")} {key.Text("state")}").Should().Equal("desk expired", "desk valid");
    }

    [Fact]
    public async Task A_damaged_file_of_keys_opens_no_door_and_the_admin_key_of_the_environment_still_does()
    {
        var admin = Create("ops", "admin");
        await Until.TrueAsync(async () => (await StatusAsync(HttpMethod.Get, "/api/audit", admin.Key)) == 200, "the new key is known");

        await File.WriteAllTextAsync(Path.Combine(Gateway.DataFolder, "keys.json"), "{", TestContext.Current.CancellationToken);

        await Until.TrueAsync(async () => (await StatusAsync(HttpMethod.Get, "/api/audit", admin.Key)) == 401, "the damage was noticed");
        (await Gateway.SendAsync(HttpMethod.Get, "/api/audit", key: AdminKey)).MustSucceed();
        (await File.ReadAllTextAsync(Gateway.Log, TestContext.Current.CancellationToken)).Should().Contain("API keys cannot be read");
    }

    [Fact]
    public async Task Admins_page_through_the_audit_log()
    {
        for (var i = 0; i < 5; i++)
        {
            (await ImportAs(AdminKey)).MustSucceed();
        }

        var times = 0;
        for (var next = ""; ;)
        {
            var response = await Gateway.SendAsync(HttpMethod.Get, $"/api/audit?limit=2&after={next}", key: AdminKey);
            var page = response.MustSucceed();
            page.List("entries").Should().OnlyContain(entry => entry.Text("actor") == "admin@127.0.0.1");
            times += page.Number("count");
            next = page.Text("next");
            response.Headers.TryGetValues("Link", out var link).Should().Be(next.Length > 0);
            string.Concat(link ?? []).Should().Be(next.Length > 0 ? $"</api/audit?limit=2&after={next}>; rel=\"next\"" : "");
            if (next.Length == 0)
            {
                break;
            }
        }

        times.Should().Be(5);
        (await Gateway.SendAsync(HttpMethod.Get, "/api/audit?since=2099-01-01", key: AdminKey)).MustSucceed().Number("count").Should().Be(0);
        (await Gateway.SendAsync(HttpMethod.Get, "/api/audit?limit=none", key: AdminKey)).MustFail(400, "validation", "none");
        (await Gateway.SendAsync(HttpMethod.Get, "/api/audit")).MustFail(401, "unauthorized");
    }

    private (string Id, string Key) Create(string name, string role)
    {
        var created = Gateway.Worker.Run("create-key", name, "--role", role).MustSucceed();
        return (created.Text("id"), created.Text("key"));
    }

    private async Task<int> StatusAsync(HttpMethod method, string path, string? key) => (await Gateway.SendAsync(method, path, key: key)).Status;

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private Task<Reply> ImportAs(string key) => Gateway.SendAsync(
        HttpMethod.Post, "/api/import-schedule", new StringContent("""{"filepath":"demo_data/with_gaps.json"}""", Encoding.UTF8, "application/json"), key);
}
