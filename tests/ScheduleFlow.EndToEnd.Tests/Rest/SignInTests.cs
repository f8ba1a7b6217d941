using System.Text;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>People who sign in, at gateways as they are run.</summary>
public sealed class SignInTests : IDisposable
{
    private const string Password = "three dry towels";

    private static readonly Dictionary<string, string> Production = new()
    {
        ["environment"] = "Production",
        ["ADMIN_API_KEY"] = "an-admin-key-that-is-long-enough-for-production",
    };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_session_survives_a_restart_counts_at_another_gateway_and_ends_with_the_password()
    {
        new Worker(_folder["data"]).RunWith(Password, "create-user", "anna", "--role", "editor").MustSucceed();
        string cookie;
        await using (var first = await RunningGateway.StartAsync(_folder, Production))
        {
            cookie = CookieOf(await SignInAsync(first));
            (await GetAsync(first, "/api/schedules", cookie)).MustSucceed();
            await first.StopAsync();
        }

        await using var one = await RunningGateway.StartAsync(_folder, Production);
        await using var other = await RunningGateway.StartAsync(_folder, Production);
        (await GetAsync(one, "/api/me", cookie)).MustSucceed().Text("name").Should().Be("anna");
        (await GetAsync(other, "/api/schedules", cookie)).MustSucceed();

        // What is written with it is in the audit log under the name.
        var import = await SendAsync(one, HttpMethod.Post, "/api/import-schedule", cookie, """{"filepath":"demo_data/campus_week.xml"}""", isOurPage: true);
        import.MustSucceed();
        one.Worker.Run("list-audit").MustSucceed().List("entries")[0].Text("actor").Should().StartWith("anna@");
        (await SendAsync(one, HttpMethod.Post, "/api/import-schedule", cookie, "{}", isOurPage: false)).MustFail(403, "forbidden");

        // Ended at one, it is ended at the other.
        var second = CookieOf(await SignInAsync(one));
        (await GetAsync(other, "/api/schedules", second)).MustSucceed();
        (await SendAsync(one, HttpMethod.Delete, "/api/session", second, null, isOurPage: true)).MustSucceed();
        await Until.TrueAsync(async () => (await GetAsync(other, "/api/schedules", second)).Status == 401, "the other gateway knows");
        (await GetAsync(other, "/api/schedules", cookie)).MustSucceed();

        one.Worker.RunWith("four wet towels", "set-password", "anna").MustSucceed();
        foreach (var gateway in new[] { one, other })
        {
            await Until.TrueAsync(async () => (await GetAsync(gateway, "/api/schedules", cookie)).Status == 401, "the password is another");
        }

        (await SignInAsync(one)).MustFail(401, "unauthorized");
    }

    [Fact(Timeout = 120_000)]
    public async Task An_admin_creates_disables_and_lets_in_users_over_HTTP_and_no_password_is_in_a_log()
    {
        await using var gateway = await RunningGateway.StartAsync(_folder, Production);
        var admin = Production["ADMIN_API_KEY"];
        (await gateway.SendAsync(HttpMethod.Post, "/api/users", Json($$"""{"name":"anna","role":"viewer","password":"{{Password}}"}"""), admin)).MustSucceed();
        await Until.TrueAsync(async () => (await SignInAsync(gateway)).Status == 200, "the user is known");
        var cookie = CookieOf(await SignInAsync(gateway));

        (await gateway.SendAsync(HttpMethod.Post, "/api/users", Json("""{"name":"bob","role":"viewer","password":"short"}"""), admin)).MustFail(400, "validation");
        (await gateway.SendAsync(HttpMethod.Post, "/api/users", Json("""{"name":"bob","role":"viewer"}"""), admin)).MustFail(400, "validation", "password");
        (await gateway.SendAsync(HttpMethod.Post, "/api/users/anna/disable", null, admin)).MustSucceed();
        await Until.TrueAsync(async () => (await GetAsync(gateway, "/api/schedules", cookie)).Status == 401, "the user is disabled");
        (await SignInAsync(gateway)).MustFail(401, "unauthorized");
        (await gateway.SendAsync(HttpMethod.Post, "/api/users/anna/enable", null, admin)).MustSucceed();
        await Until.TrueAsync(async () => (await SignInAsync(gateway)).Status == 200, "the user is let in");
        (await GetAsync(gateway, "/api/schedules", cookie)).MustFail(401, "unauthorized");
        (await gateway.SendAsync(HttpMethod.Get, "/api/users", key: admin)).MustSucceed().List("users").Should().ContainSingle();

        foreach (var path in Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories))
        {
            (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Should().NotContain(Password, path);
        }
    }

    [Fact]
    public async Task Backups_hold_the_users_and_nothing_that_lets_one_sign_in_as_another()
    {
        await using var gateway = await RunningGateway.StartAsync(_folder, Production);
        gateway.Worker.RunWith(Password, "create-user", "anna", "--role", "editor").MustSucceed();
        await Until.TrueAsync(async () => (await SignInAsync(gateway)).Status == 200, "the user is known");
        Directory.GetFiles(Path.Combine(gateway.DataFolder, "sessions", "keys")).Should().NotBeEmpty();

        var archive = _folder["backup.tar.gz"];
        gateway.Worker.Run("backup", archive).MustSucceed();
        new Worker(_folder["other"]).Run("restore", archive, "--with-keys").MustSucceed();

        File.Exists(Path.Combine(_folder["other"], "users.json")).Should().BeTrue();
        Directory.Exists(Path.Combine(_folder["other"], "sessions")).Should().BeFalse();
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private static Task<Reply> SignInAsync(RunningGateway gateway) =>
        SendAsync(gateway, HttpMethod.Post, "/api/session", null, $$"""{"name":"anna","password":"{{Password}}"}""", isOurPage: false);

    private static Task<Reply> GetAsync(RunningGateway gateway, string path, string cookie) => SendAsync(gateway, HttpMethod.Get, path, cookie, null, isOurPage: true);

    private static string CookieOf(Reply reply) => reply.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

    // Without a jar: each request has the cookie that the test says.
    private static async Task<Reply> SendAsync(RunningGateway gateway, HttpMethod method, string path, string? cookie, string? json, bool isOurPage)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = gateway.Client.BaseAddress };
        using var request = new HttpRequestMessage(method, path) { Content = json is null ? null : Json(json) };
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        if (isOurPage)
        {
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            request.Headers.Add("X-ScheduleFlow", "1");
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Reply(response.StatusCode, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), response.Headers, response.Content.Headers);
    }
}
