namespace ScheduleFlow.EndToEnd.Tests.Rest;

public sealed class WorkerEnvironmentTests : GatewayTests
{
    protected override Dictionary<string, string> Variables => new()
    {
        ["ADMIN_API_KEY"] = AdminKey,
        ["SOMEBODYS_SECRET"] = "hunter2",
    };

    protected override Dictionary<string, string> Settings => new()
    {
        ["ScheduleFlow:Launcher:WorkerPath"] = Script("""
            printf '{"status":"success","names":"%s","all":"%s"}' "$(compgen -e | tr '\n' ' ')" "$(env | tr -d '"\\' | tr '\n' ' ')"
            """),
    };

    [Fact]
    public async Task A_worker_gets_what_it_needs_and_no_secrets()
    {
        var environment = (await Gateway.SendAsync(HttpMethod.Get, "/api/schedules", key: AdminKey)).MustSucceed();

        environment.Text("all").Should().Contain("SCHEDULEFLOW_DATA=" + Gateway.DataFolder).And.NotContainAny(AdminKey, "hunter2");
        environment.Text("names").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Should().BeSubsetOf(["PATH", "TZDIR", "DOTNET_ROOT", "SCHEDULEFLOW_DATA", "SCHEDULEFLOW_LOG", "SCHEDULEFLOW_LOG_JSON", "SCHEDULEFLOW_LOG_ROLL", "DOTNET_GCHeapHardLimit", "TRACEPARENT", "SCHEDULEFLOW_ACTOR", "PWD", "OLDPWD", "SHLVL", "_"], "the last four are bash's own");
    }
}
