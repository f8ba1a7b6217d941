using System.Text;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

public sealed class TwoGatewaysTests : GatewayTests
{
    private const int Imports = 60;

    [Fact]
    public async Task Two_gateways_work_on_one_data_folder()
    {
        await using var other = await RunningGateway.StartAsync(Folder, new Dictionary<string, string> { ["ScheduleFlow:Log:Path"] = Folder["other.log"] });
        other.DataFolder.Should().Be(Gateway.DataFolder);

        var replies = await Task.WhenAll(Enumerable.Range(0, Imports).Select(number =>
            (number % 2 == 0 ? Gateway : other).PostAsync($"/api/import-schedule?format=json&name=import%20{number}.", Encoding.UTF8.GetBytes(Small.Json))));

        var ids = replies.Select(reply => reply.MustSucceed().Text("schedule_id")).ToList();
        ids.Should().OnlyHaveUniqueItems();
        foreach (var gateway in new[] { Gateway, other })
        {
            var list = (await gateway.GetAsync("/api/schedules")).MustSucceed();
            list.List("schedules").Select(schedule => schedule.Text("id")).Should().BeEquivalentTo(ids);
        }
    }
}
