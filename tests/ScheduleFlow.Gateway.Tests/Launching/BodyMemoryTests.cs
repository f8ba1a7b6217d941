using System.Net;

namespace ScheduleFlow.Gateway.Tests.Launching;

[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class AloneCollection;

/// <summary>Measures the process's allocations, so nothing else may run beside it.</summary>
[Collection("alone")]
public sealed class BodyMemoryTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact(Timeout = 60_000)]
    public async Task Fifty_megabytes_are_streamed_and_never_held()
    {
        await using var gateway = await GatewayHost.StartAsync();
        await SendAsync(gateway, 2 * Megabyte); // warm: buffers are pooled

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var reply = await SendAsync(gateway, 50 * Megabyte);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        reply.Json.GetProperty("stdin_bytes").GetInt64().Should().Be(50 * Megabyte);
        allocated.Should().BeLessThan(20 * Megabyte);
    }

    private static async Task<Reply> SendAsync(GatewayHost gateway, long size)
    {
        using var content = new Zeros(size);
        return await Reply.ReadAsync(await gateway.Client.PostAsync("/api/import-schedule?format=xml&name=echo", content));
    }

    /// <summary>A body that is never held in memory on this side either.</summary>
    private sealed class Zeros(long size) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var block = new byte[64 * 1024];
            for (var left = size; left > 0; left -= block.Length)
            {
                await stream.WriteAsync(block.AsMemory(0, (int)Math.Min(left, block.Length)));
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = size;
            return true;
        }
    }
}
