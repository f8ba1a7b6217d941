using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Tests.Launching;

public sealed class WorkerExitTests
{
    public static TheoryData<int, int> Table => new()
    {
        { 0, 200 }, { 1, 200 }, { 2, 500 }, { 3, 400 }, { 4, 404 }, { 5, 409 }, { 6, 503 }, { 7, 500 }, { 8, 403 },
        { 9, 413 }, { 10, 507 }, { 70, 500 },
    };

    [Fact]
    public void The_table_has_a_row_for_every_exit_code()
        => Table.Select(row => row.Data.Item1).Should().BeEquivalentTo(Enum.GetValues<ExitCode>().Select(code => (int)code));

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Table))]
    public async Task An_exit_code_of_the_table_becomes_its_status_and_the_workers_body_is_relayed_as_it_is(int exitCode, int status)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.GetAsync($"/api/schedules/exit:{exitCode}");

        reply.Status.Should().Be(status);
        reply.Text.Should().Be(exitCode < 2 ? """{"status":"success"}""" : $$"""{"status":"error","type":"of_exit_{{exitCode}}","message":"As told."}""");
        reply.ContentHeaders.ContentType!.ToString().Should().Be("application/json; charset=utf-8");
        reply.Headers.Contains("Retry-After").Should().Be(status == 503);
    }

    public static MatrixTheoryData<bool, string> Crashes => new(
        [false, true],
        [
            "exit:11", "exit:69", "exit:255", // not in the table
            "signal:9", "abort", "silent:0", "silent:4", "text:0", "text:3",
        ]);

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Crashes))]
    public async Task A_worker_that_crashes_or_says_nothing_readable_is_a_bad_gateway(bool upload, string behaviour)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.RunAsync(upload, behaviour);

        reply.Status.Should().Be(502);
        reply.Type.Should().Be("worker_failed");
        gateway.Counts.Errors.Should().Be(1);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_worker_that_cannot_be_started_is_a_bad_gateway_that_names_no_path(bool upload)
    {
        await using var gateway = await GatewayHost.StartAsync($"ScheduleFlow:Launcher:WorkerPath={typeof(Program).Assembly.Location}");

        var reply = await gateway.RunAsync(upload, "echo");

        reply.Status.Should().Be(502);
        reply.Type.Should().Be("worker_failed");
        reply.Text.Should().NotContain(AppContext.BaseDirectory);
        string.Join('\n', gateway.LogLines).Should().Contain(typeof(Program).Assembly.Location);
        (await gateway.GetAsync("/api/health")).Status.Should().Be(200);
        gateway.Counts.Active.Should().Be(0);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_worker_gets_the_data_folder_the_log_and_what_the_system_needs_and_nothing_else(bool upload)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var environment = (await gateway.RunAsync(upload, "echo")).Json.GetProperty("environment");

        environment.GetProperty("SCHEDULEFLOW_DATA").GetString().Should().Be(gateway.Data);
        environment.GetProperty("SCHEDULEFLOW_LOG").GetString().Should().Be(gateway.LogPath);
        environment.EnumerateObject().Select(variable => variable.Name).Should().BeSubsetOf(
            ["SCHEDULEFLOW_DATA", "SCHEDULEFLOW_LOG", "SCHEDULEFLOW_LOG_JSON", "SCHEDULEFLOW_LOG_ROLL", "DOTNET_GCHeapHardLimit", "TRACEPARENT", "SCHEDULEFLOW_ACTOR", "PATH", "TZDIR", "DOTNET_ROOT", "SystemRoot", "TEMP", "TMP"]);
    }
}
