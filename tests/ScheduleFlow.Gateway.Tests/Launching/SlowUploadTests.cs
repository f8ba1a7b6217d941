using System.Net.Sockets;
using System.Text;

namespace ScheduleFlow.Gateway.Tests.Launching;

/// <summary>Bodies are read to their end before their operations ask for a slot.</summary>
public sealed class SlowUploadTests
{
    private const string Path = "/api/import-schedule?format=xml&name=echo";
    private const int Length = 400_000;

    [Theory(Timeout = 60_000)]
    [InlineData("", "application/xml", "", "")]
    [InlineData("", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n", "\r\n--b--\r\n")]
    [InlineData("/api/schedule-playlist", "application/json", "", "")]
    public async Task Uploads_that_come_slowly_hold_no_slot(string path, string mediaType, string begin, string end)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:MaxConcurrency=1");
        gateway.SetBehaviour("echo!");
        var uploads = new List<SlowUpload>();
        for (var i = 0; i < 4; i++)
        {
            uploads.Add(await SlowUpload.BeginAsync(gateway, path.Length == 0 ? Path : path, mediaType, begin, end));
        }

        await Until.TrueAsync(() => gateway.SpooledBytes >= 4 * SlowUpload.First);

        gateway.Counts.Should().Match<Gateway.Launching.QueueCounts>(counts => counts.Active == 0 && counts.Queued == 0);
        (await gateway.GetAsync("/api/schedules")).Status.Should().Be(200);
        foreach (var upload in uploads)
        {
            (await upload.EndAsync()).Should().Contain("HTTP/1.1 200").And.Contain($"\"stdin_bytes\":{Length}");
        }

        gateway.SpooledBytes.Should().Be(0);
    }

    [Fact(Timeout = 60_000)]
    public async Task Of_one_caller_no_more_come_in_than_may_and_the_next_one_waits_for_its_own_only()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Limits:UploadsPerCaller=2");
        using var first = await SlowUpload.BeginAsync(gateway, Path);
        using var second = await SlowUpload.BeginAsync(gateway, Path);
        await Until.TrueAsync(() => gateway.SpooledBytes >= 2 * SlowUpload.First);

        var third = gateway.PostAsync(Path, "<tv/>", "application/xml");
        var anothers = await gateway.SendAsync(HttpMethod.Post, "/api/schedule-playlist", "{}", ("Authorization", "Bearer " + GatewayHost.AdminKey));
        var isWaiting = !third.IsCompleted;
        await first.EndAsync();

        anothers.Status.Should().NotBe(429);
        isWaiting.Should().BeTrue();
        (await third).Status.Should().Be(200);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_more_than_may_wait_is_refused_for_a_while_and_another_caller_has_its_own_half()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Limits:SpoolBytes=1048576", "ScheduleFlow:Limits:MaxBodyBytes=500000");
        using var first = await SlowUpload.BeginAsync(gateway, Path, first: 390_000);
        await Until.TrueAsync(() => gateway.SpooledBytes >= 390_000);

        var refused = await gateway.PostAsync(Path, new string(' ', Length), "application/xml");
        var anothers = await gateway.SendAsync(HttpMethod.Post, "/api/schedule-playlist", new string(' ', Length), ("Authorization", "Bearer " + GatewayHost.AdminKey));

        refused.Status.Should().Be(503);
        refused.Type.Should().Be("unavailable");
        refused.Headers.RetryAfter!.Delta.Should().BePositive();
        anothers.Status.Should().NotBe(503);
        (await first.EndAsync()).Should().Contain("HTTP/1.1 200");
        (await gateway.PostAsync(Path, new string(' ', Length), "application/xml")).Status.Should().Be(200);
    }

    [Fact(Timeout = 60_000)]
    public async Task Where_the_disk_takes_no_more_the_answer_is_disk_full_and_nothing_was_started()
    {
        var folder = Directory.CreateTempSubdirectory("spool-");
        await using var gateway = await GatewayHost.StartAsync($"ScheduleFlow:SpoolFolder={folder.FullName}");
        folder.Delete();

        var reply = await gateway.PostAsync(Path, new string(' ', Length), "application/xml");
        var small = await gateway.PostAsync(Path, "<tv/>", "application/xml");

        reply.Status.Should().Be(507);
        reply.Type.Should().Be("disk_full");
        gateway.Counts.Admitted.Should().Be(1, "the small one needs no disk");
        small.Status.Should().Be(200);
        gateway.SpooledBytes.Should().Be(0);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stopping_gateway_does_not_wait_for_slow_uploads()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:StopGraceSeconds=0");
        using var upload = await SlowUpload.BeginAsync(gateway, Path);
        await Until.TrueAsync(() => gateway.SpooledBytes >= SlowUpload.First);

        var answer = upload.ReadLineAsync();

        await gateway.App.StopAsync(TestContext.Current.CancellationToken);

        (await answer).Should().Contain("HTTP/1.1 503");
    }

    /// <summary>An upload of <see cref="Length"/> bytes that has begun, and ends when it is told to.</summary>
    private sealed class SlowUpload(TcpClient connection, string end, int sent) : IDisposable
    {
        /// <summary>So many bytes come at once.</summary>
        public const int First = 1000;

        public static async Task<SlowUpload> BeginAsync(
            GatewayHost gateway, string path, string mediaType = "application/xml", string begin = "", string end = "", int first = First)
        {
            var connection = await gateway.ConnectAsync();
            var head = $"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: {mediaType}\r\n"
                + $"Content-Length: {begin.Length + Length + end.Length}\r\n\r\n{begin}{new string(' ', first + end.Length + 4)}";
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            return new SlowUpload(connection, end, first + end.Length + 4);
        }

        public async Task<string> EndAsync()
        {
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(new string(' ', Length - sent) + end));
            return await ReadAsync();
        }

        public async Task<string> ReadAsync()
        {
            using var reader = new StreamReader(connection.GetStream());
            return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        }

        public async Task<string?> ReadLineAsync()
        {
            using var reader = new StreamReader(connection.GetStream(), leaveOpen: true);
            return await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        }

        public void Dispose() => connection.Dispose();
    }
}
