using System.Text;
using ScheduleFlow.Core.Files;
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
                LogFile.Append(path, Encoding.UTF8.GetBytes($"{writer}:{i}:{new string((char)('a' + writer), 50 + i)}\n"), LogRoll.Default).Should().BeTrue();
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

    [Fact(Timeout = 60_000)]
    public void Many_writers_at_once_lose_no_line_when_files_are_put_aside()
    {
        using var folder = new TempFolder();
        var path = folder["x.log"];
        const int Writers = 8;
        const int Lines = 500;
        var roll = new LogRoll(MaxBytes: 8_000, MaxFiles: 1_000);

        var threads = Enumerable.Range(0, Writers).Select(writer => new Thread(() =>
        {
            for (var i = 0; i < Lines; i++)
            {
                LogFile.Append(path, Encoding.UTF8.GetBytes($"{writer}:{i}:{new string('x', 40)}\n"), roll).Should().BeTrue();
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        var files = Directory.GetFiles(folder.Path, "x.log*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).ToList();
        files.Should().HaveCountGreaterThan(1, "some were put aside; how many depends on who was at it");
        files.SelectMany(File.ReadAllLines).Order(StringComparer.Ordinal).Should().Equal(
            Enumerable.Range(0, Writers).SelectMany(writer => Enumerable.Range(0, Lines).Select(i => $"{writer}:{i}:{new string('x', 40)}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_more_files_are_kept_than_was_said_and_the_newest_has_the_lowest_number()
    {
        using var folder = new TempFolder();
        var path = folder["x.log"];
        foreach (var line in new[] { "one\n", "two\n", "three\n", "four\n" })
        {
            LogFile.Append(path, Encoding.UTF8.GetBytes(line), new LogRoll(MaxBytes: 1, MaxFiles: 2));
        }

        File.ReadAllText(path).Should().Be("four\n");
        File.ReadAllText(path + ".1").Should().Be("three\n");
        File.ReadAllText(path + ".2").Should().Be("two\n");
        File.Exists(path + ".3").Should().BeFalse();
    }

    [Fact]
    public void Where_it_cannot_be_put_aside_the_log_grows_on()
    {
        using var folder = new TempFolder();
        var path = folder["x.log"];
        using var busy = new FileStream(path + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        LogFile.Append(path, "one\n"u8, new LogRoll(1, 1)).Should().BeTrue();
        LogFile.Append(path, "two\n"u8, new LogRoll(1, 1)).Should().BeTrue();

        File.ReadAllText(path).Should().Be("one\ntwo\n");
    }

    [Theory]
    [InlineData("1000:3", 1000, 3)]
    [InlineData("0:1", 0, 1)]
    [InlineData(null, 32 * 1024 * 1024, 7)]
    [InlineData("1000", 32 * 1024 * 1024, 7)]
    [InlineData("-1:3", 32 * 1024 * 1024, 7)]
    [InlineData("1000:0", 32 * 1024 * 1024, 7)]
    public void When_to_put_aside_is_read_from_a_text(string? text, long bytes, int files) => LogRoll.Parse(text).Should().Be(new LogRoll(bytes, files));

    [Fact]
    public void A_log_that_was_rotated_away_begins_anew()
    {
        using var folder = new TempFolder();
        var path = folder["x.log"];
        LogFile.Append(path, "one\n"u8, LogRoll.Default);
        File.Move(path, path + ".1");

        LogFile.Append(path, "two\n"u8, LogRoll.Default).Should().BeTrue();

        File.ReadAllText(path).Should().Be("two\n");
        File.ReadAllText(path + ".1").Should().Be("one\n");
    }

    [Fact]
    public void A_log_that_cannot_be_written_says_so_and_throws_nothing()
    {
        using var folder = new TempFolder();
        var file = folder.Write("file", "");

        LogFile.Append(folder.Path, "x\n"u8, LogRoll.Default).Should().BeFalse();
        LogFile.Append(Path.Combine(file, "x.log"), "x\n"u8, LogRoll.Default).Should().BeFalse();
        LogFile.Append("", "x\n"u8, LogRoll.Default).Should().BeFalse();
        LogFile.Append("a\0b", "x\n"u8, LogRoll.Default).Should().BeFalse();
    }
}
