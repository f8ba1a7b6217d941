using System.Text;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

public sealed class BusyStoreTests : GatewayTests
{
    [Fact]
    public async Task A_store_that_others_hold_is_unavailable_for_now()
    {
        await ImportAsync("with_gaps.json");
        var before = StoreState.Of(Gateway.DataFolder);
        using (new FileStream(Path.Combine(Gateway.DataFolder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            var reply = await Gateway.PostAsync("/api/import-schedule", Encoding.UTF8.GetBytes(Small.Xml));

            reply.MustFail(503, "unavailable", "writing to the store");
            reply.Headers.RetryAfter!.Delta.Should().BePositive();
        }

        StoreState.Of(Gateway.DataFolder).Should().Be(before);
    }
}
