using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Http;

namespace ScheduleFlow.Gateway.Tests.Http;

public sealed class RelayTests
{
    [Fact]
    public void Every_exit_code_there_can_be_has_a_status()
    {
        for (var code = -1; code <= 255; code++)
        {
            Relay.StatusOf(code).Should().Be(ErrorType.HttpStatusOf(code) ?? 502);
        }
    }
}
