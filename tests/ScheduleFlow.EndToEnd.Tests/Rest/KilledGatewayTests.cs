using System.Net;
using System.Text;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

public sealed class KilledGatewayTests : GatewayTests
{
    [Fact]
    public async Task A_gateway_that_is_killed_in_the_middle_of_an_import_leaves_nothing_half_there()
    {
        await ImportAsync("with_gaps.json");
        var before = StoreState.Of(Gateway.DataFolder);
        var content = new HalfABody(Encoding.UTF8.GetBytes(Small.Xml[..^20]));
        var import = Gateway.SendAsync(HttpMethod.Post, "/api/import-schedule?format=xml", content);
        await content.HalfIsSent;

        Gateway.Kill();
        content.End();

        await FluentActions.Awaiting(() => import).Should().ThrowAsync<HttpRequestException>();
        StoreState.Of(Gateway.DataFolder).Should().Be(before);
        await using var next = await RunningGateway.StartAsync(Folder);
        (await next.GetAsync("/api/schedules")).MustSucceed().Number("count").Should().Be(1);
        (await next.PostAsync("/api/import-schedule", Encoding.UTF8.GetBytes(Small.Xml))).MustSucceed();
    }

    [Fact]
    public async Task An_upload_that_breaks_off_is_not_taken_for_the_whole_document()
    {
        // Every beginning of this list is a list.
        var content = new HalfABody("#EXTM3U\n#EXTINF:60,One\nhttps://media.example.edu/1.mp4\n"u8.ToArray());
        using var gone = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/import-schedule?format=m3u") { Content = content };
        var import = Gateway.Client.SendAsync(request, gone.Token);
        await content.HalfIsSent;

        await gone.CancelAsync();

        await FluentActions.Awaiting(() => import).Should().ThrowAsync<OperationCanceledException>();
        // Kestrel may hand over the broken body before it says that the connection is gone, or after.
        await Until.TrueAsync(
            () => File.ReadAllText(Gateway.Log) is var log && (log.Contains("cause ClientGone") || log.Contains("cause BodyBroken")),
            "the gateway gives the operation up");
        (await Gateway.GetAsync("/api/schedules")).MustSucceed().Number("count").Should().Be(0);
    }

    // Sends what it has and then waits to be told that this is the end.
    private sealed class HalfABody(byte[] half) : HttpContent
    {
        private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task HalfIsSent => _sent.Task;

        public void End() => _end.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(half, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            _sent.SetResult();
            await _end.Task.WaitAsync(cancellationToken);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
