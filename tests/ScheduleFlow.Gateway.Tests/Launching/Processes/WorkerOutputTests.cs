using System.Buffers;
using ScheduleFlow.Gateway.Launching.Processes;
using ScheduleFlow.Gateway.Launching.Spooling;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Gateway.Tests.Launching.Processes;

public sealed class WorkerOutputTests : IDisposable
{
    private const long Plenty = 10_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory(Timeout = 30_000)]
    [InlineData(0, Plenty, false)]
    [InlineData(32 * 1024, 0, false)]
    [InlineData(1_000_000, Plenty, false)]
    [InlineData(1_000_000, 0, true)]
    [InlineData(1_000_000, 600_000, true)]
    public async Task What_came_goes_out_whether_it_waits_in_memory_or_on_disk(int length, long memory, bool isOnDisk)
    {
        var room = Room(memory);
        var bytes = Some(length);
        using var output = await ReadAsync(room, bytes);

        output.Length.Should().Be(length);
        output.IsOnDisk.Should().Be(isOnDisk);
        output.Cut.Should().Be(OutputCut.None);
        output.Bytes().ToArray().Should().Equal(bytes);
        output.Tail(700_000).Should().Equal(bytes[^Math.Min(length, 700_000)..]);
        room.Memory.Used.Should().BeLessThanOrEqualTo(memory);
        if (!OperatingSystem.IsWindows())
        {
            Directory.EnumerateFileSystemEntries(_folder.Path).Should().BeEmpty("its name is gone");
        }

        using var reader = new MemoryStream();
        await output.WriteToAsync(reader, Patience, TimeProvider.System, default);
        reader.ToArray().Should().Equal(bytes);
        room.Memory.Used.Should().Be(0, "what is written waits no more");
        output.Dispose();
        room.Disk.Used.Should().Be(0);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_reply_that_nobody_reads_gives_its_room_back_once()
    {
        var room = Room(400_000);
        var output = await ReadAsync(room, Some(1_000_000));
        room.Memory.Used.Should().BePositive();
        room.Disk.Used.Should().BePositive();

        output.Dispose();
        output.Dispose();

        room.Memory.Used.Should().Be(0);
        room.Disk.Used.Should().Be(0);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_memory_is_counted_over_all_replies_and_one_caller_has_half_of_it()
    {
        var room = Room(1_000_000);
        using var first = await ReadAsync(room, Some(900_000), "slow");
        using var second = await ReadAsync(room, Some(400_000), "slow");
        var ofOne = room.Memory.Used;
        using var another = await ReadAsync(room, Some(300_000), "another");

        first.IsOnDisk.Should().BeTrue();
        second.IsOnDisk.Should().BeTrue();
        ofOne.Should().BeInRange(1, 500_000);
        another.IsOnDisk.Should().BeFalse();
    }

    [Fact(Timeout = 30_000)]
    public async Task Where_the_files_have_no_more_room_the_output_is_cut_and_that_is_said_once()
    {
        var told = 0;
        var room = new ReplyRoom(0, 400_000, _folder.Path);
        using var output = new WorkerOutput(Plenty, room, "a", () => told++);

        await output.ReadAsync(new MemoryStream(Some(1_000_000)), default);

        output.Cut.Should().Be(OutputCut.NoRoom);
        told.Should().Be(1);
        output.Dispose();
        room.Disk.Used.Should().Be(0);
    }

    [Fact(Timeout = 30_000)]
    public async Task Where_the_disk_takes_nothing_the_output_is_cut()
    {
        using var output = new WorkerOutput(Plenty, new ReplyRoom(0, Plenty, _folder["nowhere"]), "a", () => { });

        await output.ReadAsync(new MemoryStream(Some(1_000_000)), default);

        output.Cut.Should().Be(OutputCut.DiskFailed);
        output.DiskFailure.Should().NotBeNull();
    }

    [Theory(Timeout = 30_000)]
    [InlineData(Plenty)]
    [InlineData(0)]
    public async Task A_reader_that_takes_nothing_is_given_up(long memory)
    {
        using var output = await ReadAsync(Room(memory), Some(1_000_000));
        using var reader = new StalledReader(after: 500_000);

        await output.Awaiting(written => written.WriteToAsync(reader, TimeSpan.FromMilliseconds(20), TimeProvider.System, default))
            .Should().ThrowAsync<TimeoutException>();
    }

    private ReplyRoom Room(long memory) => new(memory, 4 * Plenty, _folder.Path);

    private static async Task<WorkerOutput> ReadAsync(ReplyRoom room, byte[] bytes, string caller = "a")
    {
        var output = new WorkerOutput(Plenty, room, caller, () => { });
        await output.ReadAsync(new MemoryStream(bytes), CancellationToken.None);
        return output;
    }

    private static byte[] Some(int length)
    {
        var bytes = new byte[length];
        new Random(5).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Takes so many bytes and then no more.</summary>
    private sealed class StalledReader(int after) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Length + buffer.Length > after)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            await base.WriteAsync(buffer, cancellationToken);
        }
    }
}
