using ScheduleFlow.Gateway.Tests.Security;

namespace ScheduleFlow.Gateway.Tests.Endpoints;

public sealed class KeyEndpointsTests
{
    private static readonly (string, string) Admin = ("Authorization", "Bearer " + GatewayHost.AdminKey);

    [Theory(Timeout = 30_000)]
    [InlineData("POST", "/api/keys", """{"name":"one"}""", "create-key -- one")]
    [InlineData(
        "POST",
        "/api/keys",
        """{"name":"one","role":"editor","verbs":["now","pages"],"channels":["a"],"expires":"never"}""",
        "create-key --role=editor --verb=now --verb=pages --channel=a --expires=never -- one")]
    [InlineData("POST", "/api/keys/52ab7f566bfe/rotate", "{}", "rotate-key -- 52ab7f566bfe")]
    [InlineData("POST", "/api/keys/52ab7f566bfe/rotate", """{"overlap":"0"}""", "rotate-key --overlap=0 -- 52ab7f566bfe")]
    [InlineData("DELETE", "/api/keys/52ab7f566bfe", null, "revoke-key -- 52ab7f566bfe")]
    public async Task A_request_about_keys_becomes_this_command_line_and_its_reply_is_kept_nowhere(
        string method, string path, string? body, string commandLine)
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetBehaviour("echo!");

        var reply = await gateway.SendAsync(new HttpMethod(method), path, body, Admin, ("Idempotency-Key", "k"));

        reply.Status.Should().Be(method == "POST" ? 201 : 200);
        string.Join(' ', reply.Arguments).Should().Be(commandLine, "no reply with a key is kept for a repeated request");
        reply.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_backup_is_downloaded_with_its_media_type_and_made_without_arguments()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetBehaviour("echo!");

        var archive = await gateway.SendAsync(HttpMethod.Get, "/api/backups/backup-1.tar.gz", null, Admin);
        archive.ContentHeaders.ContentType!.MediaType.Should().Be("application/gzip");
        archive.Arguments.Should().Equal("export-backup", "--", "backup-1.tar.gz");
        (await gateway.SendAsync(HttpMethod.Post, "/api/backups", null, Admin)).Arguments.Should().Equal("backup");
        (await gateway.SendAsync(HttpMethod.Get, "/api/backups", null, Admin)).Arguments.Should().Equal("list-backups");
        (await gateway.SendAsync(HttpMethod.Post, "/api/backups?file=/tmp/x", null, Admin)).Status.Should().Be(400, "only a shell says where");
    }

    [Theory(Timeout = 30_000)]
    [InlineData(null, true)]
    [InlineData("key", false)]
    public async Task Links_that_a_caller_without_a_key_has_checked_lead_into_no_private_network(string? key, bool isPublicOnly)
    {
        await using var gateway = await GatewayHost.StartAsync();
        TestKeys.WriteTo(gateway.Data);
        gateway.SetBehaviour("echo!");

        var reply = key is null
            ? await gateway.SendAsync(HttpMethod.Post, "/api/validate", "{}")
            : await gateway.SendAsync(HttpMethod.Post, "/api/validate", "{}", ("Authorization", "Bearer " + TestKeys.KeyOf('2')));

        reply.Text.Contains("--public-only=true", StringComparison.Ordinal).Should().Be(isPublicOnly);
        (await gateway.SendAsync(HttpMethod.Post, "/api/validate", """{"public_only":false}""")).Status.Should().Be(400, "no caller says it");
    }
}
