using ScheduleFlow.Gateway.Launching.Spooling;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Gateway.Tests.Launching.Spooling;

public sealed class SpooledBodyTests : IDisposable
{
    private const int Budget = 4_000_000;

    private readonly TempFolder _folder = new();
    private readonly ByteBudget _budget = new(Budget);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(SpooledBody.MaxInMemory, false)]
    [InlineData(SpooledBody.MaxInMemory + 1, true)]
    [InlineData(1_000_000, true)]
    public void What_was_put_there_comes_out_and_a_large_one_lies_in_a_file_without_a_name(int length, bool isOnDisk)
    {
        var bytes = new byte[length];
        new Random(3).NextBytes(bytes);
        using var body = Spool(bytes);

        body.IsOnDisk.Should().Be(isOnDisk);
        body.Length.Should().Be(length);
        if (!OperatingSystem.IsWindows())
        {
            Directory.EnumerateFileSystemEntries(_folder.Path).Should().BeEmpty("its name is gone");
        }

        Read(body).Should().Equal(bytes);
        _budget.Used.Should().Be(length);
        body.Dispose();
        body.Dispose();
        _budget.Used.Should().Be(0, "it is given back once");
    }

    [Fact]
    public void Where_there_is_no_place_for_a_file_that_is_said()
    {
        using var body = new SpooledBody("a", _budget, _folder["nowhere"]);

        body.Invoking(spooled => Fill(spooled, new byte[SpooledBody.MaxInMemory + 1])).Should().Throw<ScratchFailedException>();
    }

    private SpooledBody Spool(byte[] bytes)
    {
        var body = new SpooledBody("a", _budget, _folder.Path);
        Fill(body, bytes);
        return body;
    }

    private static void Fill(SpooledBody body, byte[] bytes)
    {
        for (var done = 0; done < bytes.Length;)
        {
            var space = body.Space();
            var count = Math.Min(Math.Min(space.Length, 10_000), bytes.Length - done);
            bytes.AsSpan(done, count).CopyTo(space.Span);
            body.TryTake(count).Should().BeTrue();
            done += count;
        }

        body.End();
    }

    private static byte[] Read(SpooledBody body)
    {
        var all = new List<byte>();
        var buffer = new byte[7_000];
        while (body.Read(buffer) is var read and > 0)
        {
            all.AddRange(buffer.AsSpan(0, read));
        }

        return [.. all];
    }
}
