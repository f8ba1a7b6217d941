namespace ScheduleFlow.Gateway.Tests.Endpoints;

public sealed class LintEndpointsTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("/api/lint", """{"filepath":"a.xml"}""", "lint --import-root=/roots/a -- a.xml")]
    [InlineData("/api/lint?fail_on=error", """{"schedule_id":"a","zone":"UTC","config":"c.yaml"}""", "lint --zone=UTC --config=c.yaml --fail-on=error --import-root=/roots/a -- a")]
    public async Task A_check_of_what_is_named_becomes_this_command_line(string path, string body, string commandLine)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:ImportRoots:0=/roots/a");
        gateway.SetBehaviour("echo!");

        var reply = await gateway.PostAsync(path, body);

        reply.Status.Should().Be(200, reply.Text);
        string.Join(' ', reply.Arguments).Should().Be(commandLine);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("/api/lint", """{"filepath":"a","fail_onn":"error"}""", "fail_on")]
    [InlineData("/api/lint?zon=UTC", """{"filepath":"a"}""", "zone")]
    [InlineData("/api/diff", """{"a":"a","b":"b","chanel":"c"}""", "channel")]
    public async Task A_misspelt_field_is_refused_with_the_one_that_is_meant(string path, string body, string meant)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.PostAsync(path, body);

        reply.Status.Should().Be(400);
        reply.Text.Should().Contain($"Did you mean “{meant}”?");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("fix")]
    [InlineData("baseline")]
    [InlineData("write_baseline")]
    public async Task What_reads_and_writes_files_of_a_shell_is_not_there(string field)
    {
        await using var gateway = await GatewayHost.StartAsync();

        (await gateway.PostAsync("/api/lint", $$"""{"filepath":"a","{{field}}":"x"}""")).Status.Should().Be(400);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("/api/lint?format=a", "{}")]
    [InlineData("/api/lint", """{"filepath":"a","format":"a"}""")]
    public async Task A_word_that_is_none_of_the_choices_is_refused_before_a_worker_starts(string path, string body)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.PostAsync(path, body);

        reply.Status.Should().Be(400, reply.Text);
        reply.Text.Should().Contain("\"validation\"").And.Contain("must be one of ");
    }
}
