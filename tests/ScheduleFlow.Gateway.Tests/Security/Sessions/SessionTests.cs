using System.Globalization;
using System.Text;
using ScheduleFlow.Gateway.Security.Sessions;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Gateway.Tests.Security.Sessions;

public sealed class SessionTests
{
    private const string SignIn = $$"""{"name":"anna","password":"{{TestUsers.Password}}"}""";

    private static readonly (string, string)[] OurPage = [("Sec-Fetch-Site", "same-origin"), (CookieRequests.Header, "1")];

    [Fact(Timeout = 60_000)]
    public async Task With_name_and_password_one_gets_a_cookie_that_says_who_one_is_and_ends_when_told_to()
    {
        await using var gateway = await StartAsync();

        var reply = await gateway.PostAsync("/api/session", SignIn);

        reply.Status.Should().Be(200, reply.Text);
        Facts(reply).Should().Be("anna editor session");
        reply.Json.GetProperty("expires").GetString().Should().EndWith("Z");
        reply.Json.GetProperty("insecure").GetBoolean().Should().BeFalse("it is this machine");
        var set = reply.Headers.GetValues("Set-Cookie").Should().ContainSingle().Subject;
        set.Should().StartWith("scheduleflow=").And.ContainEquivalentOf("httponly").And.ContainEquivalentOf("samesite=strict").And.ContainEquivalentOf("path=/")
            .And.NotContainEquivalentOf("secure").And.NotContainEquivalentOf("domain");
        var cookie = ("Cookie", set.Split(';')[0]);

        Facts(await gateway.SendAsync(HttpMethod.Get, "/api/me", headers: cookie)).Should().Be("anna editor session");
        (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", headers: cookie)).Status.Should().Be(200);
        Facts(await gateway.SendAsync(HttpMethod.Delete, "/api/session", null, [cookie, .. OurPage])).Should().Be("- none anonymous");

        var after = await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", headers: cookie);
        after.Status.Should().Be(401);
        after.Json.GetProperty("message").GetString().Should().Be("The session has ended.");
        after.Headers.GetValues("Set-Cookie").Should().ContainSingle().Which.Should().StartWith("scheduleflow=;");
        gateway.LogLines.Should().NotContain(line => line.Contains(TestUsers.Password));
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_a_session_one_is_told_what_one_is_all_the_same()
    {
        await using var gateway = await StartAsync();

        Facts(await gateway.GetAsync("/api/me")).Should().Be("- none anonymous");
        Facts(await gateway.GetAsync("/api/session")).Should().Be("- none anonymous");
        Facts(await gateway.SendAsync(HttpMethod.Get, "/api/me", headers: ("Authorization", "Bearer " + GatewayHost.AdminKey))).Should().Be("ADMIN_API_KEY admin key");
    }

    [Fact(Timeout = 60_000)]
    public async Task With_a_key_one_gets_a_session_of_that_key_until_it_is_revoked()
    {
        await using var gateway = await StartAsync();
        TestKeys.Write(gateway.Data, TestKeys.Line('1', "viewer"));
        var key = TestKeys.KeyOf('1');

        var reply = await gateway.PostAsync("/api/session", $$"""{"key":"{{key}}"}""");
        reply.Status.Should().Be(200, reply.Text);
        reply.Json.GetProperty("role").GetString().Should().Be("viewer");
        var cookie = CookieOf(reply);
        (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", headers: cookie)).Status.Should().Be(200);

        TestKeys.Write(gateway.Data, TestKeys.Line('1', "viewer", revoked: "2026-01-01T00:00:00Z"));
        await Until.TrueAsync(async () => (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", headers: cookie)).Status == 401);

        var admin = await gateway.PostAsync("/api/session", $$"""{"key":"{{GatewayHost.AdminKey}}"}""");
        Facts(await gateway.SendAsync(HttpMethod.Get, "/api/me", headers: CookieOf(admin))).Should().Be("ADMIN_API_KEY admin session");
    }

    [Theory(Timeout = 60_000)]
    [InlineData("another stamp", "editor", '2', false)]
    [InlineData("disabled", "editor", '1', true)]
    public async Task A_session_ends_when_the_password_or_the_role_is_another_or_the_user_is_disabled(string _, string role, char stamp, bool isDisabled)
    {
        await using var gateway = await StartAsync();
        var cookie = CookieOf(await gateway.PostAsync("/api/session", SignIn));
        (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", headers: cookie)).Status.Should().Be(200);

        TestUsers.Write(gateway.Data, TestUsers.Line("anna", role, stamp, isDisabled));

        await Until.TrueAsync(async () => (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", headers: cookie)).Status == 401);
        (await gateway.PostAsync("/api/session", SignIn)).Status.Should().Be(isDisabled ? 401 : 200);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_file_of_users_that_cannot_be_read_lets_nobody_in()
    {
        await using var gateway = await StartAsync();
        var cookie = CookieOf(await gateway.PostAsync("/api/session", SignIn));

        await File.WriteAllTextAsync(Path.Combine(gateway.Data, "users.json"), "{", TestContext.Current.CancellationToken);

        await Until.TrueAsync(async () => (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", headers: cookie)).Status == 401);
        (await gateway.PostAsync("/api/session", SignIn)).Status.Should().Be(401);
        await Until.TrueAsync(() => gateway.LogLines.Count(line => line.Contains("users cannot be read")) == 1);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(403, "")]
    [InlineData(403, "Sec-Fetch-Site: same-origin")]
    [InlineData(403, "X-ScheduleFlow: 1")]
    [InlineData(403, "Sec-Fetch-Site: same-site, X-ScheduleFlow: 1")]
    [InlineData(403, "Sec-Fetch-Site: cross-site, X-ScheduleFlow: 1")]
    [InlineData(403, "Sec-Fetch-Site: none, X-ScheduleFlow: 1")]
    [InlineData(403, "Origin: http://localhost:1, X-ScheduleFlow: 1")]
    [InlineData(403, "Origin: null, X-ScheduleFlow: 1")]
    [InlineData(403, "Sec-Fetch-Site: cross-site, Origin: OURS, X-ScheduleFlow: 1")]
    [InlineData(200, "Sec-Fetch-Site: same-origin, X-ScheduleFlow: 1")]
    [InlineData(200, "Origin: OURS, X-ScheduleFlow: 1")]
    public async Task With_a_cookie_only_our_own_page_writes(int status, string headers)
    {
        await using var gateway = await StartAsync();
        gateway.SetBehaviour("echo!");
        var cookie = CookieOf(await gateway.PostAsync("/api/session", SignIn));

        var reply = await gateway.SendAsync(HttpMethod.Delete, "/api/channels/x", null, [cookie, .. Parsed(headers, gateway)]);

        reply.Status.Should().Be(status, reply.Text);
        if (status == 403)
        {
            reply.Type.Should().Be("forbidden");
            reply.Json.GetProperty("hint").GetString().Should().NotBeEmpty();
            gateway.CountOf("call-*").Should().Be(0, "no worker was started");
        }
    }

    [Theory(Timeout = 60_000)]
    [InlineData(200, "")]
    [InlineData(200, "Sec-Fetch-Site: same-origin")]
    [InlineData(200, "Sec-Fetch-Site: none")]
    [InlineData(403, "Sec-Fetch-Site: same-site")]
    [InlineData(403, "Sec-Fetch-Site: cross-site")]
    [InlineData(403, "Origin: http://localhost:1")]
    public async Task With_a_cookie_no_foreign_page_reads_nor_listens(int status, string headers)
    {
        await using var gateway = await StartAsync();
        gateway.SetBehaviour("echo!");
        var cookie = CookieOf(await gateway.PostAsync("/api/session", SignIn));

        foreach (var path in new[] { "/api/schedules", "/api/queue-stats", "/api/events?follow=false" })
        {
            (await gateway.SendAsync(HttpMethod.Get, path, null, [cookie, .. Parsed(headers, gateway)])).Status.Should().Be(status, path);
        }

        Facts(await gateway.SendAsync(HttpMethod.Get, "/api/me", null, [cookie, .. Parsed(headers, gateway)])).Should().Be(status == 200 ? "anna editor session" : "- none anonymous");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_key_counts_before_a_cookie_and_needs_no_page()
    {
        await using var gateway = await StartAsync();
        gateway.SetBehaviour("echo!");
        var cookie = CookieOf(await gateway.PostAsync("/api/session", SignIn));
        (string, string) key = ("Authorization", "Bearer " + GatewayHost.AdminKey);

        (await gateway.SendAsync(HttpMethod.Delete, "/api/schedule/x", null, cookie, key)).Status.Should().Be(200);
        (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", null, cookie, ("Authorization", "Bearer wrong"))).Status.Should().Be(401);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_role_that_is_too_low_is_told_so_and_the_audit_log_gets_the_name()
    {
        await using var gateway = await StartAsync();
        gateway.SetBehaviour("environment!");
        var cookie = CookieOf(await gateway.PostAsync("/api/session", SignIn));

        var reply = await gateway.SendAsync(HttpMethod.Delete, "/api/all-schedules", """{"confirm":"x"}""", [cookie, .. OurPage]);

        reply.Status.Should().Be(403);
        reply.Json.GetProperty("hint").GetString().Should().Contain("editor");
        await Until.TrueAsync(() => gateway.LogLines.Any(line => line.Contains("refused 403 role from 127.0.0.1 as anna")));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("{}")]
    [InlineData("""{"name":"anna"}""")]
    [InlineData("""{"password":"three dry towels"}""")]
    [InlineData("""{"name":"anna","password":"three dry towels","key":"x"}""")]
    [InlineData("""{"name":"anna","pasword":"three dry towels"}""")]
    [InlineData("""{"name":"anna","password":["three dry towels"]}""")]
    public async Task What_is_no_sign_in_is_refused_and_not_repeated(string body)
    {
        await using var gateway = await StartAsync();

        var reply = await gateway.PostAsync("/api/session", body);

        reply.Status.Should().Be(400);
        reply.Text.Should().NotContain(TestUsers.Password);
    }

    [Fact(Timeout = 60_000)]
    public async Task Wrong_passwords_make_the_name_wait_and_an_unknown_name_is_answered_alike()
    {
        await using var gateway = await StartAsync("ScheduleFlow:Security:FreeAttempts=3");
        var replies = new List<Reply>();
        foreach (var name in new[] { "anna", "nobody", "anna", "anna" })
        {
            replies.Add(await gateway.PostAsync("/api/session", $$"""{"name":"{{name}}","password":"wrong password"}"""));
        }

        replies.Take(3).Select(reply => $"{reply.Status} {reply.Json.GetProperty("message")}").Distinct()
            .Should().ContainSingle().Which.Should().StartWith("401");
        replies[3].Status.Should().Be(429, "three have failed from this address");
        replies[3].Type.Should().Be("rate_limited");
        int.Parse(replies[3].Headers.GetValues("Retry-After").Single(), provider: null).Should().BeInRange(1, 900);
    }

    [Fact(Timeout = 60_000)]
    public async Task Wrong_keys_make_their_address_wait_and_right_ones_do_not()
    {
        await using var gateway = await StartAsync("ScheduleFlow:Security:FreeAttempts=3");
        for (var i = 0; i < 3; i++)
        {
            (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", headers: ("Authorization", "Bearer wrong"))).Status.Should().Be(401);
        }

        var reply = await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", headers: ("Authorization", "Bearer wrong"));
        reply.Status.Should().Be(429);
        reply.Headers.Contains("Retry-After").Should().BeTrue();
        (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", headers: ("Authorization", "Bearer " + GatewayHost.AdminKey))).Status.Should().Be(200);
        await Until.TrueAsync(() => gateway.LogLines.Any(line => line.Contains("refused 429 lockout")));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_foreign_page_signs_nobody_in()
    {
        await using var gateway = await StartAsync();

        (await gateway.SendAsync(HttpMethod.Post, "/api/session", SignIn, ("Origin", "http://evil.example"))).Status.Should().Be(403);
        (await gateway.SendAsync(HttpMethod.Post, "/api/session", SignIn, ("Sec-Fetch-Site", "cross-site"))).Status.Should().Be(403);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(200, "Sec-Fetch-Site: same-origin, Origin: https://localhost")]
    [InlineData(200, "Sec-Fetch-Site: same-origin, Origin: null")]
    [InlineData(403, "Origin: null")]
    [InlineData(403, "Sec-Fetch-Site: none, Origin: null")]
    public async Task Where_the_browser_says_whose_page_it_is_a_scheme_that_a_proxy_hides_does_not_matter(int status, string headers)
    {
        await using var gateway = await StartAsync();

        (await gateway.SendAsync(HttpMethod.Post, "/api/session", SignIn, [.. Parsed(headers, gateway)])).Status.Should().Be(status);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("POST", "/api/session/")]
    [InlineData("POST", "/API/Setup/")]
    [InlineData("POST", "/setup/")]
    [InlineData("GET", "/setup?token=x")]
    public async Task No_other_spelling_of_a_path_takes_secrets_over_plain_HTTP(string method, string path)
    {
        await using var gateway = await StartAsync("ScheduleFlow:Proxies=127.0.0.1", "ScheduleFlow:Security:RequireHttps=true");

        var reply = await gateway.SendAsync(new HttpMethod(method), path, method == "POST" ? SignIn : null, ("X-Forwarded-For", "198.51.100.7"));

        reply.Status.Should().Be(403);
        reply.Json.GetProperty("message").GetString().Should().Contain("HTTPS only");
    }

    [Theory(Timeout = 60_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_loses_their_rights_hears_no_further_events(bool isSession)
    {
        await using var gateway = await StartAsync();
        TestKeys.Write(gateway.Data, TestKeys.Line('1', "viewer"));
        var credential = isSession ? CookieOf(await gateway.PostAsync("/api/session", SignIn)) : ("Authorization", "Bearer " + TestKeys.KeyOf('1'));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/events");
        request.Headers.Add(credential.Item1, credential.Item2);
        using var reply = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        reply.IsSuccessStatusCode.Should().BeTrue();

        TestUsers.Write(gateway.Data, TestUsers.Line("anna", isDisabled: true));
        TestKeys.Write(gateway.Data, TestKeys.Line('1', "viewer", revoked: "2026-01-01T00:00:00Z"));

        await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken); // until it ends
    }

    [Fact(Timeout = 60_000)]
    public async Task A_session_that_another_gateway_renews_while_it_ends_stays_ended()
    {
        await using var gateway = await StartAsync();
        var cookie = CookieOf(await gateway.PostAsync("/api/session", SignIn));

        await gateway.SendAsync(HttpMethod.Delete, "/api/session", null, [cookie, .. OurPage]);

        var renewed = DateTimeOffset.UtcNow.AddHours(12).AddMinutes(1).ToUnixTimeSeconds();
        var ended = Directory.GetFiles(Path.Combine(gateway.Data, "sessions", "ended")).Should().ContainSingle().Subject;
        long.Parse(ended.Split('-')[^1], CultureInfo.InvariantCulture).Should().BeGreaterThan(renewed);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_key_that_is_used_through_a_session_was_used()
    {
        await using var gateway = await StartAsync();
        TestKeys.Write(gateway.Data, TestKeys.Line('1', "viewer"));
        (await gateway.PostAsync("/api/session", $$"""{"key":"{{TestKeys.KeyOf('1')}}"}""")).Status.Should().Be(200);

        await gateway.App.StopAsync(TestContext.Current.CancellationToken); // uses are written then

        File.Exists(Path.Combine(gateway.Data, "usage", "keys.json")).Should().BeTrue();
    }

    [Theory(Timeout = 60_000)]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_form_that_no_browser_makes_of_our_page_is_no_error_of_the_server(string type)
    {
        await using var gateway = await StartAsync();
        using var form = new ByteArrayContent(Encoding.ASCII.GetBytes(string.Join('&', Enumerable.Range(0, 1_500).Select(field => $"k{field}="))));
        form.Headers.TryAddWithoutValidation("Content-Type", type);

        using var reply = await gateway.Client.PostAsync(new Uri("/setup", UriKind.Relative), form, TestContext.Current.CancellationToken);

        ((int)reply.StatusCode).Should().Be(403);
    }

    [Fact(Timeout = 60_000)]
    public async Task Behind_TLS_the_cookie_is_of_this_host_alone()
    {
        await using var gateway = await StartAsync("ScheduleFlow:Proxies=127.0.0.1");

        var reply = await gateway.SendAsync(HttpMethod.Post, "/api/session", SignIn, ("X-Forwarded-Proto", "https"));

        var set = reply.Headers.GetValues("Set-Cookie").Should().ContainSingle().Subject;
        set.Should().StartWith("__Host-scheduleflow=").And.ContainEquivalentOf("secure").And.ContainEquivalentOf("path=/").And.NotContainEquivalentOf("domain");
        Facts(await gateway.SendAsync(HttpMethod.Get, "/api/me", headers: CookieOf(reply))).Should().Be("- none anonymous", "over HTTP it is no cookie of ours");
        Facts(await gateway.SendAsync(HttpMethod.Get, "/api/me", null, CookieOf(reply), ("X-Forwarded-Proto", "https"))).Should().Be("anna editor session");
    }

    [Theory(Timeout = 60_000)]
    [InlineData("false", "198.51.100.7", 200)]
    [InlineData("true", "198.51.100.7", 403)]
    [InlineData("true", "127.0.0.1", 200)]
    public async Task A_secret_over_plain_HTTP_from_another_machine_is_warned_of_or_refused(string requireHttps, string from, int status)
    {
        await using var gateway = await StartAsync("ScheduleFlow:Proxies=127.0.0.1", $"ScheduleFlow:Security:RequireHttps={requireHttps}");
        (string, string) address = ("X-Forwarded-For", from);
        var isFar = from != "127.0.0.1";

        var reply = await gateway.SendAsync(HttpMethod.Post, "/api/session", SignIn, address);
        reply.Status.Should().Be(status);
        (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", null, address, ("Authorization", "Bearer " + GatewayHost.AdminKey))).Status.Should().Be(status);
        (await gateway.SendAsync(HttpMethod.Post, "/api/session", SignIn, address, ("X-Forwarded-Proto", "https"))).Status.Should().Be(200);
        (await gateway.SendAsync(HttpMethod.Get, "/api/me", null, address)).Json.GetProperty("insecure").GetBoolean().Should().Be(isFar);

        await gateway.App.StopAsync(TestContext.Current.CancellationToken); // the log is written then
        gateway.LogLines.Count(line => line.Contains("over plain HTTP")).Should().Be(isFar ? 1 : 0, "it is said once an hour");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_cookie_of_nobodys_making_is_refused()
    {
        await using var gateway = await StartAsync();

        (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", headers: ("Cookie", "scheduleflow=AAAA"))).Status.Should().Be(401);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_lets_sessions_be_known_again_is_for_the_owners_eyes_alone()
    {
        Requires.That(!OperatingSystem.IsWindows(), "file modes");
        await using var gateway = await StartAsync();
        Directory.Exists(Path.Combine(gateway.Data, "sessions")).Should().BeFalse("nobody has signed in");

        var cookie = CookieOf(await gateway.PostAsync("/api/session", SignIn));
        await gateway.SendAsync(HttpMethod.Delete, "/api/session", null, [cookie, .. OurPage]);

        var files = Directory.GetFiles(Path.Combine(gateway.Data, "sessions"), "*", SearchOption.AllDirectories);
        files.Should().HaveCount(2).And.OnlyContain(path => ModeOf(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    private static async Task<GatewayHost> StartAsync(params string[] settings)
    {
        var gateway = await GatewayHost.StartAsync(["ScheduleFlow:Security:Anonymous=none", .. settings]);
        TestUsers.Write(gateway.Data, TestUsers.Line("anna"));
        return gateway;
    }

    private static (string, string) CookieOf(Reply reply) => ("Cookie", reply.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);

    private static string Facts(Reply reply) =>
        $"{(reply.Json.TryGetProperty("name", out var name) ? name.GetString() : "-")} {reply.Json.GetProperty("role")} {reply.Json.GetProperty("how")}";

    private static IEnumerable<(string, string)> Parsed(string headers, GatewayHost gateway) =>
        from header in headers.Split(", ", StringSplitOptions.RemoveEmptyEntries)
        let parts = header.Split(": ")
        select (parts[0], parts[1].Replace("OURS", gateway.Address.ToString().TrimEnd('/'), StringComparison.Ordinal));
}
