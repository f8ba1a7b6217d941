namespace ScheduleFlow.Gateway.Tests.Proxy;

/// <summary>Two nodes behind an edge: only one of them knows a job.</summary>
public sealed class JobsBehindAnEdgeTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_job_is_found_at_the_node_that_runs_it()
    {
        await using var one = await NodeAsync();
        await using var two = await NodeAsync();
        await using var edge = await GatewayHost.StartAsync("ScheduleFlow:Edge:Enabled=true", $"ScheduleFlow:Edge:Nodes={one.Address},{two.Address}");
        one.SetSteps("hang");
        two.SetSteps("hang");
        var id = (await edge.PostAsync("/api/validate", """{"wait":false}""")).Json.GetProperty("job_id").GetString();

        for (var i = 0; i < 20; i++) // whichever node is asked first
        {
            (await edge.GetAsync($"/api/jobs/{id}")).Status.Should().Be(200);
        }

        (await edge.GetAsync("/api/jobs/none")).Should().Match<Reply>(reply => reply.Status == 404 && reply.Type == "not_found");
        (await edge.SendAsync(HttpMethod.Delete, $"/api/jobs/{id}")).Json.GetProperty("job").GetProperty("state").GetString().Should().Be("cancelled");
        (await edge.SendAsync(HttpMethod.Delete, "/api/jobs/none")).Status.Should().Be(404);
        (one.Counts.Dropped + two.Counts.Dropped).Should().Be(1);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("/discover.json")]
    [InlineData("/iptv/xmltv.xml")]
    [InlineData("/iptv/xmltv.xml.gz")]
    [InlineData("/api/channels/one")]
    public async Task Every_path_goes_through(string path)
    {
        await using var node = await NodeAsync();
        await using var edge = await GatewayHost.StartAsync("ScheduleFlow:Edge:Enabled=true", $"ScheduleFlow:Edge:Nodes={node.Address}");
        node.SetBehaviour("echo!");

        var reply = await edge.GetAsync(path);

        reply.Status.Should().Be(200, reply.Text);
        if (path == "/discover.json")
        {
            reply.Arguments.Should().Contain($"--base-url=http://{edge.Address.Authority}", "the tuner is where the edge is");
        }
    }

    private static Task<GatewayHost> NodeAsync() => GatewayHost.StartAsync("ScheduleFlow:Proxies=127.0.0.1", "ScheduleFlow:Security:Anonymous=editor");
}
