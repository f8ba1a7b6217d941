using System.Text;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>A worker that needs more memory than it may take says so, and takes nothing else with it.</summary>
public sealed class WorkerMemoryTests : GatewayTests
{
    private const int Events = 300_000;

    protected override Dictionary<string, string> Settings => new() { ["ScheduleFlow:Launcher:MaxHeapBytes"] = "67108864" };

    [Fact]
    public async Task An_import_that_needs_more_memory_than_there_is_for_it_is_too_large()
    {
        var document = new StringBuilder("""{"events":[""");
        for (var i = 0; i < Events; i++)
        {
            document.Append(i == 0 ? "" : ",").Append($$"""{"title":"Show {{i}}","start":{{1_800_000_000 + (i * 10)}},"duration":10}""");
        }

        var reply = await Gateway.PostAsync("/api/import-schedule", document.Append("]}").ToString());

        reply.MustFail(413, "too_large", "64 MB");
        (await Gateway.GetAsync("/api/schedules")).MustSucceed().Number("count").Should().Be(0);
    }
}
