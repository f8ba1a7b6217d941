using System.Text;

namespace ScheduleFlow.EndToEnd.Tests.Faults;

/// <summary>The folder of bodies and replies that wait is on a disk of 2 MB.</summary>
[Collection("Gateways")]
public sealed class FullSpoolTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SmallDisk _disk = SmallDisk.CreateMounted();

    public void Dispose()
    {
        _disk.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_body_and_a_reply_that_do_not_fit_are_disk_full_and_leave_the_disk_empty()
    {
        var large = $$"""{"events":[{{string.Join(',', Enumerable.Range(0, 8_000).Select(Event))}}]}""";
        await using var gateway = await RunningGateway.StartAsync(_folder, new Dictionary<string, string>
        {
            ["ScheduleFlow:SpoolFolder"] = _disk.Path,
            ["ScheduleFlow:Limits:ReplyBudgetBytes"] = "0",
        });
        var stored = _folder.Write("large.json", large);
        var id = gateway.Worker.Run("import-schedule", stored).MustSucceed().Text("schedule_id");

        (await gateway.PostAsync("/api/import-schedule", Encoding.UTF8.GetBytes(large))).MustFail(507, "disk_full", "request body");
        (await gateway.GetAsync($"/api/schedules/{id}")).MustFail(507, "disk_full", "reply");

        (await gateway.PostAsync("/api/import-schedule", Encoding.UTF8.GetBytes($$"""{"events":[{{string.Join(',', Enumerable.Range(0, 2_000).Select(Event))}}]}"""))).MustSucceed();
        (await gateway.GetAsync("/api/schedules")).MustSucceed().Number("count").Should().Be(2, "nothing of the refused one is stored");
    }

    private static string Event(int number) =>
        $$"""{"title":"{{number}} {{new string('x', 400)}}","start":{{1_800_000_000 + (number * 60)}},"duration":60}""";
}
