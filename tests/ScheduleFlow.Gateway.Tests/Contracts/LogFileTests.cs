using System.Text;
using ScheduleFlow.Core.Contracts;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Gateway.Tests.Contracts;

public sealed class LogFileTests
{
    [Fact(Timeout = 60_000)]
    public void Many_writers_at_once_lose_no_line_and_split_none()
    {
        using var folder = new TempFolder();
        var path = folder["logs", "deep", "x.log"];
        const int Writers = 8;
        const int Lines = 500;

        var threads = Enumerable.Range(0, Writers).Select(writer => new Thread(() =>
        {
            for (var i = 0; i < Lines; i++)
            {
                LogFile.Append(path, Encoding.UTF8.GetBytes($"{writer}:{i}:{new string((char)('a' + writer), 50 + i)}\n")).Should().BeTrue();
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        var lines = File.ReadAllLines(path);
        lines.Should().HaveCount(Writers * Lines);
        for (var writer = 0; writer < Writers; writer++)
        {
            lines.Where(line => line.StartsWith($"{writer}:", StringComparison.Ordinal))
                .Should().Equal(Enumerable.Range(0, Lines).Select(i => $"{writer}:{i}:{new string((char)('a' + writer), 50 + i)}"));
        }
    }

    [Fact]
    public void A_log_that_was_rotated_away_begins_anew()
    {
        using var folder = new TempFolder();
        var path = folder["x.log"];
        LogFile.Append(path, "one\n"u8);
        File.Move(path, path + ".1");

        LogFile.Append(path, "two\n"u8).Should().BeTrue();

        File.ReadAllText(path).Should().Be("two\n");
        File.ReadAllText(path + ".1").Should().Be("one\n");
    }

    [Fact]
    public void A_log_that_cannot_be_written_says_so_and_throws_nothing()
    {
        using var folder = new TempFolder();
        var file = folder.Write("file", "");

        LogFile.Append(folder.Path, "x\n"u8).Should().BeFalse();
        LogFile.Append(Path.Combine(file, "x.log"), "x\n"u8).Should().BeFalse();
        LogFile.Append("", "x\n"u8).Should().BeFalse();
        LogFile.Append("a\0b", "x\n"u8).Should().BeFalse();
    }
}
