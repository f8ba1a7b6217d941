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

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 15_000, SendTimeout = 15_000 };
    private readonly byte[] _request;
    private readonly byte[] _buffer = new byte[256 * 1024];

    public KeepAliveConnection(IPEndPoint endPoint, string path)
    {
        _socket.Connect(endPoint);
        _request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {endPoint}\r\n\r\n");
    }

    /// <summary>Asks once and reads the whole reply.</summary>
    /// <exception cref="InvalidOperationException">The reply is not a 200 with a known length.</exception>
    public void Get()
    {
        _socket.Send(_request);
        var read = 0;
        int head;
        while ((head = _buffer.AsSpan(0, read).IndexOf(EndOfHead)) < 0)
        {
            read += Receive(_buffer.AsSpan(read));
        }

        for (var rest = head + EndOfHead.Length + BodyLength(Encoding.ASCII.GetString(_buffer, 0, head)) - read; rest > 0;)
        {
            rest -= Receive(_buffer);
        }
    }

    public void Dispose() => _socket.Dispose();

    private int Receive(Span<byte> buffer) => _socket.Receive(buffer) is > 0 and var received
        ? received
        : throw new InvalidOperationException("The gateway closed the connection.");

    private static int BodyLength(string head)
    {
        const string Name = "\r\nContent-Length: ";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (!head.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal) || at < 0)
        {
            throw new InvalidOperationException($"Not a 200 with a length: {head}");
        }

        var number = head.AsSpan(at + Name.Length);
        var end = number.IndexOf('\r');
        return int.Parse(end < 0 ? number : number[..end], CultureInfo.InvariantCulture);
    }
}
