using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ScheduleFlow.Bench.Load;

/// <summary>
/// One connection that asks for one path again and again. Bare sockets: the load generator shares the machine's cores
/// with what it measures, and a client library would take more of them than the gateway.
/// </summary>
internal sealed class KeepAliveConnection : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] EndOfLine = "\r\n"u8.ToArray();

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 15_000, SendTimeout = 15_000 };
    private readonly byte[] _request;
    private readonly string _expected;
    private readonly byte[] _buffer = new byte[256 * 1024];
    private int _length;

    /// <param name="endPoint">Where to.</param>
    /// <param name="path">What to ask for.</param>
    /// <param name="status">The only answer that is right.</param>
    /// <param name="headers">More lines of the request's head, as <c>Name: value</c>.</param>
    public KeepAliveConnection(IPEndPoint endPoint, string path, int status = 200, params string[] headers)
    {
        _socket.Connect(endPoint);
        _request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {endPoint}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n");
        _expected = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} ");
    }

    /// <summary>Asks once and reads the whole reply.</summary>
    /// <returns>How many bytes the body has.</returns>
    /// <exception cref="InvalidOperationException">The reply is not the expected one, or does not say where it ends.</exception>
    public int Get() => Read(Ask());

    /// <summary>Asks once; the value of a header of the reply.</summary>
    public string Get(string header)
    {
        var head = Ask();
        var value = ValueOf(head, header) ?? throw new InvalidOperationException($"No {header}: {head}");
        Read(head);
        return value;
    }

    public void Dispose() => _socket.Dispose();

    private string Ask()
    {
        _socket.Send(_request);
        _length = 0;
        var end = Find(0, EndOfHead);
        var head = Encoding.ASCII.GetString(_buffer, 0, end);
        return head.StartsWith(_expected, StringComparison.Ordinal) ? head : throw new InvalidOperationException($"Not a {_expected}: {head}");
    }

    private int Read(string head)
    {
        var begin = head.Length + EndOfHead.Length;
        if (_expected.Contains(" 304 ", StringComparison.Ordinal))
        {
            return 0; // by definition
        }

        if (ValueOf(head, "Content-Length") is { } length)
        {
            var bytes = int.Parse(length, CultureInfo.InvariantCulture);
            Fill(begin + bytes);
            return bytes;
        }

        return ValueOf(head, "Transfer-Encoding") == "chunked" ? ReadChunks(begin) : throw new InvalidOperationException($"A reply without an end: {head}");
    }

    private int ReadChunks(int at)
    {
        for (var total = 0; ;)
        {
            var line = Find(at, EndOfLine);
            if (!Utf8Parser.TryParse(_buffer.AsSpan(at, line - at), out int size, out _, 'x'))
            {
                throw new InvalidOperationException("Not a chunk.");
            }

            at = line + EndOfLine.Length + size + EndOfLine.Length;
            Fill(at);
            total += size;
            if (size == 0)
            {
                return total;
            }
        }
    }

    /// <summary>Reads on until the bytes are there; where they begin.</summary>
    private int Find(int from, byte[] bytes)
    {
        int at;
        while ((at = _buffer.AsSpan(from, _length - from).IndexOf(bytes)) < 0)
        {
            Receive();
        }

        return from + at;
    }

    private void Fill(int length)
    {
        while (_length < length)
        {
            Receive();
        }
    }

    private void Receive() => _length += _socket.Receive(_buffer.AsSpan(_length)) is > 0 and var received
        ? received
        : throw new InvalidOperationException("The server closed the connection.");

    private static string? ValueOf(string head, string header)
    {
        var at = head.IndexOf($"\r\n{header}: ", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = head[(at + header.Length + 4)..];
        return value.IndexOf('\r', StringComparison.Ordinal) is >= 0 and var end ? value[..end] : value;
    }
}
