namespace ScheduleFlow.Gateway.Tests.Endpoints;

public sealed class DiffEndpointsTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("""{"a":"-x","b":"b.xml"}""", "diff --import-root=/roots/a -- -x b.xml")]
    [InlineData("""{"a":"a","b":"b","zone":"UTC","start":"now","day_start":"06:00","channel":"c"}""", "diff --zone=UTC --start=now --day-start=06:00 --channel=c --import-root=/roots/a -- a b")]
    public async Task A_comparison_becomes_this_command_line(string body, string commandLine)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:ImportRoots:0=/roots/a");
        gateway.SetBehaviour("echo!");

        var reply = await gateway.PostAsync("/api/diff", body);

        reply.Status.Should().Be(200, reply.Text);
        string.Join(' ', reply.Arguments).Should().Be(commandLine);
    }

    [Fact(Timeout = 30_000)]
    public async Task Findings_are_an_answer_like_any_other()
    {
        await using var gateway = await GatewayHost.StartAsync();

        (await gateway.PostAsync("/api/diff", """{"a":"exit:1","b":"b"}""")).Status.Should().Be(200);
    }
}
