using System.Text.RegularExpressions;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>A gateway outside Development that nobody has set up.</summary>
public sealed partial class FirstStartTests : IDisposable
{
    private static readonly Dictionary<string, string> Production = new() { ["environment"] = "Production" };

    private readonly TempFolder _folder = new();

    private string Note => Path.Combine(_folder["data"], "setup.txt");

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 180_000)]
    public async Task The_first_start_makes_an_admin_key_and_a_link_that_works_once_also_after_a_restart()
    {
        string key, token;
        await using (var gateway = await RunningGateway.StartAsync(_folder, Production))
        {
            await Until.TrueAsync(() => File.Exists(Note), "the note is written");
            var note = await File.ReadAllTextAsync(Note, TestContext.Current.CancellationToken);
            key = KeyIn().Match(note).Value;
            token = TokenIn().Match(note).Groups[1].Value;
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(Note).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            gateway.Said.Should().Contain(key).And.Contain(token);
            foreach (var path in Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Where(path => path != Note))
            {
                (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Should().NotContain(token).And.NotContain(key[^64..], path);
            }

            (await gateway.GetAsync("/api/schedules")).MustFail(401, "unauthorized");
            await Until.TrueAsync(async () => (await gateway.SendAsync(HttpMethod.Get, "/api/audit", key: key)).Status == 200, "the key is known");
            await gateway.StopAsync();
        }

        await using (var gateway = await RunningGateway.StartAsync(_folder, Production))
        {
            (await gateway.GetAsync("/setup?token=" + new string('0', 64))).Status.Should().Be(404);
            var page = await gateway.GetAsync("/setup?token=" + token);
            page.Status.Should().Be(200);
            page.Text.Should().Contain("<form").And.NotContain("<script");
            page.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'").And.Contain("frame-ancestors 'none'");

            (await SubmitAsync(gateway, token, "short")).Status.Should().Be(400);
            (await SetUpAsync(gateway, new string('0', 64))).MustFail(404, "not_found");
            var done = await SetUpAsync(gateway, token);
            done.MustSucceed().Text("role").Should().Be("admin");
            done.Headers.GetValues("Set-Cookie").Single().Should().StartWith("scheduleflow=");

            File.Exists(Note).Should().BeFalse();
            (await SetUpAsync(gateway, token)).MustFail(404, "not_found");
            (await gateway.GetAsync("/setup?token=" + token)).Status.Should().Be(404);
            (await gateway.PostAsync("/api/session", """{"name":"anna","password":"three dry towels"}""")).MustSucceed();
            await gateway.StopAsync();
        }

        await using (var gateway = await RunningGateway.StartAsync(_folder, Production))
        {
            File.Exists(Note).Should().BeFalse("it is set up");
            gateway.Said.Should().NotContain("setup");
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task The_form_of_the_page_makes_the_admin_and_only_that_of_our_own_page()
    {
        await using var gateway = await RunningGateway.StartAsync(_folder, Production);
        await Until.TrueAsync(() => File.Exists(Note), "the note is written");
        var token = TokenIn().Match(await File.ReadAllTextAsync(Note, TestContext.Current.CancellationToken)).Groups[1].Value;

        (await SubmitAsync(gateway, token, "three dry towels", origin: "http://evil.example")).Status.Should().Be(403);
        var done = await SubmitAsync(gateway, token, "three dry towels");

        done.Status.Should().Be(200);
        done.Text.Should().Contain("signed in");
        gateway.Worker.Run("list-users").MustSucceed().List("users").Should().ContainSingle();
    }

    [Theory]
    [InlineData("ADMIN_API_KEY", "0123456789abcdef0123456789abcdef", "Production")]
    [InlineData("NOTHING", "", "Development")]
    public async Task Where_somebody_can_come_in_already_there_is_no_link(string variable, string value, string environment)
    {
        await using var gateway = await RunningGateway.StartAsync(
            _folder,
            new Dictionary<string, string> { ["environment"] = environment },
            new Dictionary<string, string> { [variable] = value });

        (await gateway.GetAsync("/api/health")).Status.Should().Be(200);
        File.Exists(Note).Should().BeFalse();
        File.Exists(Path.Combine(_folder["data"], "keys.json")).Should().BeFalse();
    }

    private static Task<Reply> SetUpAsync(RunningGateway gateway, string token) =>
        gateway.PostAsync("/api/setup", $$"""{"token":"{{token}}","name":"anna","password":"three dry towels"}""");

    private static async Task<Reply> SubmitAsync(RunningGateway gateway, string token, string password, string? origin = null)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token, ["name"] = "anna", ["password"] = password, ["again"] = password });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/setup") { Content = form };
        request.Headers.Add("Origin", origin ?? gateway.Client.BaseAddress!.ToString().TrimEnd('/'));
        using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Reply(response.StatusCode, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), response.Headers, response.Content.Headers);
    }

    [GeneratedRegex("sfk_[0-9a-f]{12}_[0-9a-f]{64}")]
    private static partial Regex KeyIn();

    [GeneratedRegex("token=([0-9a-f]{64})")]
    private static partial Regex TokenIn();
}
