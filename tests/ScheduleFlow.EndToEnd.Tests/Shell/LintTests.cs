namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class LintTests : VerbTests
{
    [Fact]
    public void Findings_are_the_exit_code_and_the_reply_lists_them()
    {
        var result = Worker.Run("lint", Demo("with_gaps.json"));

        result.ExitCode.Should().Be(1, result.Text);
        result.Json.Text("passed").Should().Be("False");
        result.Json.GetProperty("rules").Number("SF002").Should().BePositive();
        result.Json.GetProperty("findings").EnumerateArray().Should().Contain(finding => finding.GetProperty("rule").GetString() == "SF002" && finding.GetProperty("line").GetInt32() > 0);
    }

    [Fact]
    public void A_stored_schedule_is_checked_by_its_id()
    {
        var reply = Worker.Run("lint", Import("with_gaps.json"), "--fail-on", "never").MustSucceed();

        reply.GetProperty("rules").Number("SF002").Should().BePositive();
    }

    [Theory]
    [InlineData("sarif")]
    [InlineData("junit")]
    [InlineData("text")]
    public void A_report_is_the_whole_of_stdout(string format)
    {
        var result = Worker.Run("lint", Demo("with_gaps.json"), "--format", format, "--fail-on", "error");

        result.Text.Should().Contain("SF002").And.EndWith("\n");
        result.Text.Should().StartWith(format switch { "sarif" => "{", "junit" => "<?xml", _ => Demo("with_gaps.json") });
    }

    [Fact]
    public void A_file_that_is_not_there_is_no_finding() => Worker.Run("lint", "no-such-file.xml").ExitCode.Should().Be(4);
}
