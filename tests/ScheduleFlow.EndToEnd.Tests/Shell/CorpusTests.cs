namespace ScheduleFlow.EndToEnd.Tests.Shell;

/// <summary>The shared corpus through the native worker, a process a file. (What becomes of each file is in the tests of Core.)</summary>
public sealed class CorpusTests : VerbTests
{
    // 100 MB, in hexadecimal digits: half of what a worker may take in all.
    private const string HeapLimit = "5F5E100";

    [Fact]
    public void Every_file_is_checked_to_its_end_within_seconds_and_half_the_memory_that_there_is()
    {
        // 124 is what timeout says of a command that it had to end.
        var script = $"""
            find '{Requires.Corpus()}' -type f | sort | xargs -P 2 -I FILE bash -c 'timeout 20 scheduleflow lint "$0" --format text >/dev/null 2>&1; echo "$? $0"' FILE
            """;
        var checkedFiles = Bash.Run(script, Folder.Path, ("DOTNET_GCHeapHardLimit", HeapLimit), ("SCHEDULEFLOW_LOG", "off"));

        checkedFiles.ExitCode.Should().Be(0, checkedFiles.Error);
        checkedFiles.Lines.Should().HaveCountGreaterThan(900);
        checkedFiles.Lines.Where(line => !line.StartsWith("0 ", StringComparison.Ordinal) && !line.StartsWith("1 ", StringComparison.Ordinal)).Should().BeEmpty("0 is no findings, 1 some");
    }
}
