using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Dashboard.Station;
using ScheduleFlow.Dashboard.SystemState;

namespace ScheduleFlow.Dashboard.Tests.SystemState;

public sealed class SeenNodesTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Answers_of_one_start_are_of_one_node()
    {
        var nodes = SeenNodes.None.With(Health(Now, uptime: 100), Now).With(Health(Now.AddSeconds(10), uptime: 109), Now.AddSeconds(10));

        nodes.All.Should().ContainSingle().Which.Heard.Should().Be(Now.AddSeconds(10));
    }

    [Fact]
    public void Another_start_is_another_node_and_one_that_is_silent_is_forgotten()
    {
        var nodes = SeenNodes.None.With(Health(Now, uptime: 100), Now).With(Health(Now, uptime: 5_000), Now);
        nodes.All.Should().HaveCount(2);

        var later = Now.AddMinutes(4);
        nodes.With(Health(later, uptime: 240 + 100), later).All.Should().ContainSingle().Which.Started.Should().Be(Now.AddSeconds(-100));
    }

    private static HealthReply Health(DateTimeOffset at, int uptime) => new("healthy", uptime * 1000L, Wording.Wire(at), new(0, 4, 0, 0));
}
