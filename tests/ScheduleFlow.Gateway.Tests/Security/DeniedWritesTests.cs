using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Tests.Security;

public sealed class DeniedWritesTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_denied_attempt_at_a_change_is_in_the_audit_log_and_a_denied_read_is_not()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Proxies=127.0.0.0/8,::1", "ScheduleFlow:RateLimit:PerMinute=7");
        var keys = TestKeys.WriteTo(gateway.Data);

        await AskAsync(HttpMethod.Get, "/api/schedules", null);
        await AskAsync(HttpMethod.Post, "/api/pages", null);
        await AskAsync(HttpMethod.Delete, "/api/schedule/some-id", keys["wrong"]);
        await AskAsync(HttpMethod.Delete, "/api/schedule/x%0Ay", keys["editor"]);
        await AskAsync(HttpMethod.Delete, "/api/jobs/j1", keys["viewer"]);
        await AskAsync(HttpMethod.Get, "/api/audit", keys["viewer"]);
        await AskAsync(HttpMethod.Delete, "/api/nothing", null);

        for (var i = 0; i < 8; i++)
        {
            await AskAsync(HttpMethod.Post, "/api/config", null);
        }

        await Until.TrueAsync(() => Lines().Any(line => line.GetProperty("reason").GetString() == "rate"));
        Lines().Take(6).Select(line => $"{line.GetProperty("verb")} {line.GetProperty("ids")} {line.GetProperty("actor")} {line.GetProperty("result")} {line.GetProperty("reason")}").Should().Equal(
            "generate-page [] none@203.0.113.9 denied no_key",
            "delete-schedule [\"some-id\"] none@203.0.113.9 denied unknown_key",
            "delete-schedule [\"x\\ny\"] key-2@203.0.113.9 denied role",
            "DELETE /api/jobs/{id} [\"j1\"] key-1@203.0.113.9 denied role",
            "list-audit [] key-1@203.0.113.9 denied role",
            "set-config [] none@203.0.113.9 denied no_key");
        Lines().Should().OnlyContain(line => line.GetProperty("chain").GetString()!.Length == 64 && line.GetProperty("request_id").GetString() == "r1");

        Task<Reply> AskAsync(HttpMethod method, string path, string? key) => gateway.SendAsync(
            method,
            path,
            null,
            [("X-Forwarded-For", "203.0.113.9"), ("X-Request-ID", "r1"), .. key is null ? Array.Empty<(string, string)>() : [("Authorization", $"Bearer {key}")]]);

        List<JsonElement> Lines()
        {
            var log = Path.Combine(gateway.Data, "audit.jsonl");
            return !File.Exists(log) ? [] : [.. File.ReadAllLines(log).Select(line => JsonDocument.Parse(line).RootElement)];
        }
    }

    [Fact]
    public void A_flood_from_one_address_is_counted_and_not_written_down()
    {
        var written = Written(Enumerable.Repeat("203.0.113.9", 500).Prepend("203.0.113.8"));

        written.Count(attempt => attempt.Actor == "none@203.0.113.9" && attempt.LeftOut is null).Should().Be(DeniedWrites.MaxPerAddress);
        written.Should().ContainSingle(attempt => attempt.LeftOut != null).Which.Should().BeEquivalentTo(new { Actor = "none@203.0.113.9", LeftOut = 490L, Reason = "no_key" });
        written.Should().ContainSingle(attempt => attempt.Actor == "none@203.0.113.8");
    }

    [Fact]
    public void A_flood_from_very_many_addresses_is_bounded_as_well()
    {
        var written = Written(Enumerable.Range(0, 5_000).Select(i => $"203.{i / 250}.113.{i % 250}"));

        written.Count(attempt => attempt.LeftOut is null).Should().Be(DeniedWrites.MaxPerMinute);
        written.Count(attempt => attempt.LeftOut is not null).Should().BeLessThanOrEqualTo(21);
        written.Sum(attempt => attempt.LeftOut ?? 1).Should().Be(5_000);
    }

    [Fact]
    public void Addresses_of_one_network_of_IPv6_count_as_one()
    {
        Written(Enumerable.Range(1, 50).Select(i => $"2001:db8::{i:x}")).Where(attempt => attempt.LeftOut is not null)
            .Should().ContainSingle().Which.LeftOut.Should().Be(40);
    }

    private static List<DeniedAttempt> Written(IEnumerable<string> addresses)
    {
        var log = new Kept();
        using (var denied = new DeniedWrites(log, TimeProvider.System, NullLogger<DeniedWrites>.Instance))
        {
            foreach (var address in addresses)
            {
                var http = new DefaultHttpContext();
                http.Connection.RemoteIpAddress = IPAddress.Parse(address);
                http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new AuthorizeAttribute(Policies.Admin)), "test"));
                denied.Note(http, RefusalReason.NoKey);
            }
        }

        return log.Attempts;
    }

    private sealed class Kept : IDeniedLog
    {
        public List<DeniedAttempt> Attempts { get; } = [];

        public string? Append(IReadOnlyList<DeniedAttempt> attempts)
        {
            Attempts.AddRange(attempts);
            return null;
        }
    }
}
