using System.Net.Sockets;
using System.Text;

namespace ScheduleFlow.TestKit.Links;

/// <summary>One request and the connection to answer it on.</summary>
public sealed class LinkExchange(LinkServer server, LinkRequest request, Socket socket, Stream stream, CancellationToken end)
{
    public LinkServer Server => server;

    public string Method => request.Method;

    public string Path => request.Path;

    public LinkRequest Request => request;

    /// <summary>Whether the connection is closed behind this answer.</summary>
    public bool IsOver { get; private set; }

    /// <summary>A whole answer; the body is left out for HEAD.</summary>
    public async Task AnswerAsync(int status, string? type = null, byte[]? body = null, params string[] headers)
    {
        body ??= [];
        string?[] lines = [$"HTTP/1.1 {status} Whatever", type is null ? null : $"Content-Type: {type}", $"Content-Length: {body.Length}", .. headers];
        await WriteAsync(string.Join("\r\n", lines.Where(line => line is not null)) + "\r\n\r\n");
        if (Method != "HEAD")
        {
            await WriteAsync(body);
        }
    }

    /// <summary>Some bytes, as they are.</summary>
    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="WriteAsync(string)"/>
    public async Task WriteAsync(byte[] bytes)
    {
        await stream.WriteAsync(bytes, end);
        server.BytesSent += bytes.Length;
    }

    /// <summary>Waits until the other side goes away, or the server ends.</summary>
    public async Task StallAsync()
    {
        IsOver = true;
        var buffer = new byte[256];
        while (await stream.ReadAsync(buffer, end) > 0)
        {
        }
    }

    /// <summary>Writes the same bytes until the other side goes away.</summary>
    public async Task RepeatAsync(byte[] bytes)
    {
        IsOver = true;
        while (true)
        {
            await WriteAsync(bytes);
        }
    }

    /// <summary>Ends the connection as it should be.</summary>
    public void Close() => IsOver = true;

    /// <summary>Ends the connection with a reset.</summary>
    public void Reset()
    {
        IsOver = true;
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Dispose(); // the stream would say goodbye first
    }
}
