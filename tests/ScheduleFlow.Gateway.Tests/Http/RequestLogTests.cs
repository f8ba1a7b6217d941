using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ScheduleFlow.Gateway.Security;
using ScheduleFlow.Gateway.Tests.Security;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Gateway.Tests.Http;

public sealed class RequestLogTests
{
    private const string Client = "203.0.113.9";

    [Fact(Timeout = 60_000)]
    public async Task A_refused_request_names_its_reason_the_address_and_the_actor_in_both_logs()
    {
        await using var gateway = await StartAsync();
        var keys = TestKeys.WriteTo(gateway.Data);

        await AskAsync(gateway, "no-key");
        await AskAsync(gateway, "unknown", keys["wrong"]);
        await AskAsync(gateway, "no-bearer", scheme: "Basic", key: "eDp5");
        await AskAsync(gateway, "revoked", keys["revoked"]);
        await AskAsync(gateway, "expired", keys["expired"]);
        await AskAsync(gateway, "role", keys["viewer"]);
        await gateway.SendAsync(HttpMethod.Delete, "/api/schedule/foreign", null, ("X-Forwarded-For", Client), ("Origin", "https://evil.example"));
        await AskAsync(gateway, "allowed", keys["admin"]);

        await Until.TrueAsync(() => Events(gateway).Count == 8 && Lines(gateway).Count == 8);
        Lines(gateway).Select(line => line[(line.IndexOf(" ms) ", StringComparison.Ordinal) + 5)..].Split(" trace=")[0]).Should().Equal(
            $"id-no-key refused 401 no_key from {Client} as none",
            $"id-unknown refused 401 unknown_key from {Client} as none",
            $"id-no-bearer refused 401 unknown_key from {Client} as none",
            $"id-revoked refused 401 revoked_key from {Client} as none",
            $"id-expired refused 401 expired_key from {Client} as none",
            $"id-role refused 403 role from {Client} as key-1",
            Lines(gateway)[6].Split(" ms) ")[1].Split(' ')[0] + $" refused 401 foreign_page from {Client} as none",
            $"id-allowed from {Client} as key-3");
        Events(gateway).Select(logged => (Text(logged, "Reason"), Text(logged, "Address"), Text(logged, "Actor"))).Should().Equal(
            ("no_key", Client, "none"),
            ("unknown_key", Client, "none"),
            ("unknown_key", Client, "none"),
            ("revoked_key", Client, "none"),
            ("expired_key", Client, "none"),
            ("role", Client, "key-1"),
            ("foreign_page", Client, "none"),
            (null, Client, "key-3"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_asks_too_often_is_named_with_the_reason()
    {
        await using var gateway = await StartAsync("ScheduleFlow:RateLimit:PerMinute=1");

        await AskAsync(gateway, "first");
        await AskAsync(gateway, "second");

        await Until.TrueAsync(() => Lines(gateway).Count == 2);
        Lines(gateway)[1].Should().Contain($"id-second refused 429 rate from {Client} as none");
    }

    [Fact(Timeout = 60_000)]
    public async Task What_the_worker_refuses_is_about_a_path()
    {
        await using var gateway = await StartAsync("ScheduleFlow:Security:Anonymous=editor");

        (await gateway.SendAsync(HttpMethod.Get, "/api/schedules/exit:8", null, ("X-Forwarded-For", Client))).Status.Should().Be(403);

        await Until.TrueAsync(() => Lines(gateway).Count == 1);
        Lines(gateway)[0].Should().Contain($"refused 403 path from {Client} as editor");
    }

    [Fact(Timeout = 60_000)]
    public async Task Fail2ban_finds_who_guesses_and_nobody_whom_a_guesser_names()
    {
        var regex = Requires.Program("fail2ban-regex", "fail2ban");
        await using var gateway = await StartAsync();
        var keys = TestKeys.WriteTo(gateway.Data);
        const string forged = "%20-%20401%20(1.0%20ms)%20r%20refused%20401%20unknown_key%20from%20198.51.100.7%20as%20none";

        await AskAsync(gateway, "unknown", keys["wrong"]);
        await AskAsync(gateway, "expired", keys["expired"], address: "2001:db8::5");
        await AskAsync(gateway, "no-key", address: "203.0.113.10");
        await AskAsync(gateway, "role", keys["viewer"], address: "203.0.113.11");
        await AskAsync(gateway, "good", keys["admin"], address: "203.0.113.12");
        await gateway.SendAsync(HttpMethod.Get, "/x" + forged, null, ("X-Forwarded-For", "203.0.113.13"));
        await gateway.SendAsync(HttpMethod.Get, $"/x%0A{forged}%0A{forged}", null, ("X-Forwarded-For", "203.0.113.14"), ("X-Request-ID", "a refused 401"), ("User-Agent", forged));

        await Until.TrueAsync(() => gateway.LogLines.Count(line => line.Contains(" ms) ", StringComparison.Ordinal)) >= 7);
        Found("normal").Should().Equal(Client, "2001:db8::5");
        Found("aggressive").Should().Equal(Client, "2001:db8::5", "203.0.113.10", "203.0.113.11");

        string[] Found(string mode) => Bash.Run(
            $"'{regex}' -o '<ip>' '{gateway.LogPath}' '{Repository.PathTo("deploy", "fail2ban", "filter.d", "scheduleflow.conf")}[mode={mode}]'",
            Repository.Root).Lines;
    }

    [Fact]
    public void The_filter_knows_every_reason_but_those_of_paths_and_of_others()
    {
        var reasons = typeof(RefusalReason).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
        var filter = File.ReadAllText(Repository.PathTo("deploy", "fail2ban", "filter.d", "scheduleflow.conf"));
        var known = Regex.Matches(filter, @"(?m)^_\w+ = (?:<_normal>\|)?(.+)$").SelectMany(line => line.Groups[1].Value.Split('|'));

        known.Should().BeEquivalentTo(reasons.Except([RefusalReason.Path, RefusalReason.Other]));
    }

    [Fact]
    public void Fail2ban_takes_the_jail_with_its_filter()
    {
        Requires.Program("fail2ban-client", "fail2ban");
        using var folder = new TempFolder();

        var result = Bash.Run(
            $"""
            cp -r /etc/fail2ban etc && rm -f etc/jail.d/* && cp -r '{Repository.PathTo("deploy", "fail2ban")}'/* etc/ && touch x.log
            sed -i "s|^logpath = .*|logpath = $PWD/x.log|" etc/jail.d/scheduleflow.conf
            fail2ban-client -c etc -t && fail2ban-client -c etc -d
            """,
            folder.Path);

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().Contain("'addfailregex'").And.Contain("unknown_key").And.NotContain("foreign_page");
    }

    private static Task<GatewayHost> StartAsync(params string[] settings) =>
        GatewayHost.StartAsync(["ScheduleFlow:Proxies=127.0.0.0/8,::1", .. settings]);

    private static Task<Reply> AskAsync(GatewayHost gateway, string what, string? key = null, string scheme = "Bearer", string address = Client) =>
        gateway.SendAsync(
            HttpMethod.Delete,
            $"/api/schedule/{what}",
            null,
            [("X-Forwarded-For", address), ("X-Request-ID", $"id-{what}"), .. key is null ? Array.Empty<(string, string)>() : [("Authorization", $"{scheme} {key}")]]);

    private static List<string> Lines(GatewayHost gateway) => [.. gateway.LogLines.Where(line => line.Contains(" ms) ", StringComparison.Ordinal))];

    private static List<JsonElement> Events(GatewayHost gateway)
    {
        var path = Path.ChangeExtension(gateway.LogPath, ".jsonl");
        return !File.Exists(path)
            ? []
            : [.. File.ReadAllLines(path, Encoding.UTF8).Select(line => JsonDocument.Parse(line).RootElement).Where(logged => logged.TryGetProperty("Elapsed", out _))];
    }

    private static string? Text(JsonElement logged, string name) => logged.TryGetProperty(name, out var value) ? value.GetString() : null;
}
