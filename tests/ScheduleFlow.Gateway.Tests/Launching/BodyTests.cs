using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace ScheduleFlow.Gateway.Tests.Launching;

public sealed class BodyTests
{
    private const int Megabyte = 1024 * 1024;

    [Theory(Timeout = 60_000)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(70_000)]
    [InlineData(5 * Megabyte)]
    public async Task A_document_reaches_the_worker_byte_for_byte(int size)
    {
        await using var gateway = await GatewayHost.StartAsync();
        var document = new byte[size];
        new Random(7).NextBytes(document);
        using var content = new ByteArrayContent(document);

        var reply = await Reply.ReadAsync(await gateway.Client.PostAsync("/api/import-schedule?format=xml&name=echo", content));

        reply.Json.GetProperty("stdin_bytes").GetInt64().Should().Be(size);
        reply.Json.GetProperty("stdin_sha256").GetString().Should().Be(Convert.ToHexStringLower(SHA256.HashData(document)));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(1024)]
    [InlineData(5 * Megabyte)]
    public async Task A_body_over_the_limit_is_refused_before_it_costs_a_worker(int size)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Limits:MaxBodyBytes=1024");
        using var connection = await gateway.ConnectAsync();
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /api/import-schedule HTTP/1.1\r\nHost: localhost\r\nContent-Length: {size + 1}\r\n\r\n"));
        using var reader = new StreamReader(connection.GetStream());

        (await reader.ReadLineAsync()).Should().Contain("413");

        gateway.Counts.Admitted.Should().Be(0);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("/api/import-schedule?format=xml", false)]
    [InlineData("/api/import-schedule?format=xml", true)]
    [InlineData("/api/import-schedule", true)]
    [InlineData("/api/schedule-playlist", true)]
    public async Task A_client_that_sends_all_before_it_listens_sees_the_413(string path, bool isChunked)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Limits:MaxBodyBytes=70000");
        gateway.SetBehaviour("marker:x!");
        using var connection = await gateway.ConnectAsync();
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\n{(isChunked ? "Transfer-Encoding: chunked" : $"Content-Length: {16 * Megabyte}")}\r\n\r\n"));
        var block = new byte[Megabyte];
        for (var i = 0; i < 16; i++)
        {
            await stream.WriteAsync(isChunked ? [.. Encoding.ASCII.GetBytes($"{Megabyte:x}\r\n"), .. block, .. "\r\n"u8] : block);
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{(isChunked ? "0\r\n\r\n" : "")}GET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var replies = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        replies.Should().StartWith("HTTP/1.1 413").And.Contain("too_large").And.Contain("HTTP/1.1 200", "the connection lives on");
        gateway.Has("end-x").Should().BeFalse();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_body_that_comes_too_slowly_is_given_up_and_costs_no_worker()
    {
        await using var gateway = await GatewayHost.StartAsync();
        using var connection = await gateway.ConnectAsync();
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /api/import-schedule?format=xml&name=marker:x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n<tvguide>"));
        using var reader = new StreamReader(connection.GetStream());

        var reply = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        reply.Should().StartWith("HTTP/1.1 504").And.Contain("came too slowly");
        gateway.Counts.Admitted.Should().Be(0);
        gateway.SpooledBytes.Should().Be(0);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_chunked_body_that_grows_over_the_limit_costs_no_worker()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Limits:MaxBodyBytes=70000");
        using var content = new StreamContent(new MemoryStream(new byte[200_000]));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/import-schedule?format=xml&name=marker:x") { Content = content };
        request.Headers.TransferEncodingChunked = true;

        var reply = await Reply.ReadAsync(await gateway.Client.SendAsync(request));

        reply.Status.Should().Be(413);
        reply.Type.Should().Be("too_large");
        gateway.Counts.Admitted.Should().Be(0);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_breaks_off_its_upload_costs_no_worker_and_leaves_nothing_behind(bool withReset)
    {
        await using var gateway = await GatewayHost.StartAsync();
        using (var connection = await gateway.ConnectAsync())
        {
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /api/import-schedule?format=m3u&name=marker:x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n#EXTM3U\nhttp://a/1.mp4\n"));
            await Until.TrueAsync(() => gateway.SpooledBytes > 0);
            connection.LingerState = new(withReset, 0);
        }

        // Kestrel may hand over the broken body before it says that the connection is gone, or after.
        await Until.TrueAsync(() => gateway.LogLines.Any(line =>
            line.Contains("import-schedule: exit -, cause ClientGone", StringComparison.Ordinal)
            || line.Contains("import-schedule: exit -, cause BodyBroken", StringComparison.Ordinal)));
        gateway.Counts.Admitted.Should().Be(0);
        gateway.SpooledBytes.Should().Be(0);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_form_that_ends_without_its_boundary_costs_no_worker()
    {
        await using var gateway = await GatewayHost.StartAsync();
        var form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"marker:x\"\r\n\r\n#EXTM3U\nhttp://a/1.mp4\n";
        using var content = new StringContent(form);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");

        var reply = await Reply.ReadAsync(await gateway.Client.PostAsync("/api/import-schedule", content));

        reply.Status.Should().Be(400);
        reply.Type.Should().Be("parse_error");
        gateway.Counts.Admitted.Should().Be(0);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_worker_that_answers_without_reading_its_input_is_answered_by_its_exit_code()
    {
        await using var gateway = await GatewayHost.StartAsync();
        using var content = new ByteArrayContent(new byte[20 * Megabyte]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/import-schedule?format=xml&name=exit:3") { Content = content };
        request.Headers.ExpectContinue = false;

        var reply = await Reply.ReadAsync(await gateway.Client.SendAsync(request));

        reply.Status.Should().Be(400);
        reply.Type.Should().Be("of_exit_3");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_change_whose_body_is_in_runs_to_its_end_without_its_client()
    {
        await using var gateway = await GatewayHost.StartAsync();
        using (var connection = await gateway.ConnectAsync())
        {
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /api/import-schedule?format=xml&name=wait:x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n<tv/>"));
            await Until.TrueAsync(() => gateway.CountOf("started-x-*") == 1);
            connection.LingerState = new(true, 0);
        }

        await Until.TrueAsync(() => gateway.ClientsGone == 1);
        gateway.Release("x");

        await Until.TrueAsync(() => gateway.Counts.Processed == 1);
        gateway.Counts.Should().Match<Gateway.Launching.QueueCounts>(c => c.Dropped == 0 && c.Errors == 0);
    }
}
