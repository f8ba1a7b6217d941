namespace ScheduleFlow.EndToEnd.Tests.Rest;

public sealed class HangingWorkerTests : GatewayTests
{
    private const string Hangs = "6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11";

    protected override Dictionary<string, string> Settings => new()
    {
        ["ScheduleFlow:Launcher:TimeoutSeconds"] = "2",
        ["ScheduleFlow:Launcher:MaxConcurrency"] = "1",
        ["ScheduleFlow:Launcher:WorkerPath"] = Script($"""
            case "$*" in
              *{Hangs}*)
                sleep 600 &
                echo "$$ $!" > '{Folder["pids"]}'
                wait ;;
              *) exec "$WORKER" "$@" ;;
            esac
            """),
    };

    [Fact]
    public async Task A_worker_that_hangs_is_ended_with_its_children_and_the_next_request_works()
    {
        var hanging = Gateway.GetAsync($"/api/schedules/{Hangs}");
        await Until.TrueAsync(() => File.Exists(Folder["pids"]) && Pids().Length == 2, "the worker and its child run");
        Pids().Should().OnlyContain(pid => !IsGone(pid));
        var waiting = Gateway.GetAsync("/api/schedules");

        (await hanging).MustFail(504, "timeout", "Process timeout after 2 seconds");

        await Until.TrueAsync(() => Pids().All(IsGone), "the worker and its child are gone");
        (await waiting).MustSucceed();
        (await Gateway.GetAsync("/api/schedules")).MustSucceed();
        var total = (await Gateway.GetAsync("/api/queue-stats")).MustSucceed().GetProperty("statistics");
        total.Number("total_processed").Should().Be(3);
        total.Number("total_errors").Should().Be(1);
        total.Number("total_timeouts").Should().Be(1);
    }

    private string[] Pids() => File.ReadAllText(Folder["pids"]).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    // One that waits to be reaped, in a container without an init, is gone as well.
    private static bool IsGone(string pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException)
        {
            return true;
        }
    }
}
