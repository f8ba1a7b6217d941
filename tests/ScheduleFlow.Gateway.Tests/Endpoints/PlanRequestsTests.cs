using System.Text;

namespace ScheduleFlow.Gateway.Tests.Endpoints;

public sealed class PlanRequestsTests
{
    private const string Roots = "--import-root=/roots/a --import-root=/roots/b";

    [Theory(Timeout = 30_000)]
    [InlineData("/api/plan", """{"filepath":"p.yaml"}""", "plan " + Roots + " -- p.yaml")]
    [InlineData("/api/plan?timeline=false", """{"filepath":"-p.yaml"}""", "plan --no-timeline=true " + Roots + " -- -p.yaml")]
    [InlineData("/api/plan", """{"filepath":"p.yaml","timeline":false}""", "plan --no-timeline=true " + Roots + " -- p.yaml")]
    [InlineData("/api/plan?timeline=true", """{"filepath":"p.yaml"}""", "plan " + Roots + " -- p.yaml")]
    [InlineData("/api/apply", """{"filepath":"p.yaml"}""", "apply " + Roots + " -- p.yaml")]
    [InlineData("/api/apply?plan_hash=4f&accept_breaches=true&timeline=true", """{"filepath":"p.yaml"}""", "apply --plan-hash=4f --accept-breaches=true --timeline=true " + Roots + " -- p.yaml")]
    [InlineData("/api/apply?plan_hash=4f&accept_breaches=false&timeline=0", """{"filepath":"p.yaml"}""", "apply --plan-hash=4f " + Roots + " -- p.yaml")]
    [InlineData("/api/apply?plan_hash=5a", """{"filepath":"p.yaml","plan_hash":"4f","accept_breaches":true}""", "apply --plan-hash=4f --accept-breaches=true " + Roots + " -- p.yaml")]
    public async Task An_object_with_a_filepath_names_a_plan_on_the_server(string path, string body, string arguments)
        => await ExpectAsync(path, body, arguments, stdin: 0);

    [Theory(Timeout = 30_000)]
    [InlineData("/api/plan", "channel: A\nstart: 2026-12-07\n", "plan ")]
    [InlineData("/api/plan", """{"channel":"A","start":"2026-12-07"}""", "plan ")]
    [InlineData("/api/plan", "", "plan ")]
    [InlineData("/api/plan", """{"filepath":7}""", "plan ")]
    [InlineData("/api/apply?plan_hash=-x", "channel: A", "apply --plan-hash=-x ")]
    public async Task Anything_else_is_the_plan_itself_and_its_playlists_lie_in_the_same_folders(string path, string body, string arguments)
    {
        // The worker is told how much will come, so that it knows a plan that was cut off.
        var bytes = Encoding.UTF8.GetByteCount(body);
        await ExpectAsync(path, body, $"{arguments}--stdin-bytes={bytes} {Roots} -- -", bytes);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("/api/schedules/i/explain?at=2026-12-07T20:15:00Z", "explain --at=2026-12-07T20:15:00Z -- i")]
    [InlineData("/api/schedules/--help/explain?at=-x", "explain --at=-x -- --help")]
    [InlineData("/api/schedules/i/explain?at=x&why_not=-y", "explain --at=x --why-not=-y -- i")]
    [InlineData("/api/schedules/i/explain?at=x&why_not=y&plan=p.yaml", "explain --at=x --why-not=y --plan=p.yaml " + Roots + " -- i")]
    public async Task An_explanation_becomes_this_command_line(string path, string arguments)
    {
        await using var gateway = await StartAsync();

        var reply = await gateway.GetAsync(path);

        reply.Status.Should().Be(200, reply.Text);
        string.Join(' ', reply.Arguments).Should().Be(arguments);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("POST", "/api/plan?timeline=perhaps", "channel: A")]
    [InlineData("POST", "/api/apply?accept_breaches=yes", "channel: A")]
    [InlineData("POST", "/api/apply", """{"filepath":"p.yaml","accept_breaches":"true"}""")]
    [InlineData("POST", "/api/apply", """{"filepath":"p.yaml","plan_hash":7}""")]
    [InlineData("GET", "/api/schedules/i/explain", null)]
    [InlineData("GET", "/api/schedules/i/explain?at=x&whynot=y", null)]
    [InlineData("POST", "/api/plan?plan_hash=4f", "channel: A")]
    [InlineData("POST", "/api/apply", """{"filepath":"p.yaml","accept_breach":true}""")]
    public async Task Settings_that_no_worker_would_understand_are_refused_without_one(string method, string path, string? body)
    {
        await using var gateway = await StartAsync();

        var reply = await gateway.SendAsync(new HttpMethod(method), path, body);

        reply.Status.Should().Be(400, reply.Text);
        reply.Type.Should().Be("validation");
        gateway.Counts.Admitted.Should().Be(0);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("/api/plan")]
    [InlineData("/api/apply")]
    public async Task Findings_are_an_answer_like_any_other(string path)
    {
        await using var gateway = await GatewayHost.StartAsync();

        (await gateway.PostAsync(path, """{"filepath":"exit:1"}""")).Status.Should().Be(200);
    }

    private static async Task<GatewayHost> StartAsync()
    {
        var gateway = await GatewayHost.StartAsync("ScheduleFlow:ImportRoots:0=/roots/a", "ScheduleFlow:ImportRoots:1=/roots/b");
        gateway.SetBehaviour("echo!");
        return gateway;
    }

    private static async Task ExpectAsync(string path, string body, string arguments, int stdin)
    {
        await using var gateway = await StartAsync();

        var reply = await gateway.PostAsync(path, body);

        reply.Status.Should().Be(200, reply.Text);
        string.Join(' ', reply.Arguments).Should().Be(arguments);
        reply.Json.GetProperty("stdin_bytes").GetInt32().Should().Be(stdin);
    }
}
