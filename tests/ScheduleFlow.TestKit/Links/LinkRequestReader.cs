using System.Text;

namespace ScheduleFlow.TestKit.Links;

/// <summary>A request's line and headers.</summary>
public sealed record LinkRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The host that was asked for, without its port.</summary>
    public string Host => Headers.GetValueOrDefault("Host", "").Split(':')[0];
}

/// <summary>Reads requests without bodies from a connection.</summary>
internal sealed class LinkRequestReader(Stream stream)
{
    private const byte TlsHandshake = 0x16;

    private readonly byte[] _buffer = new byte[32 * 1024];
    private int _length;

    /// <summary>The next request; null at the end of the connection.</summary>
    public async Task<LinkRequest?> ReadAsync(CancellationToken cancellation)
    {
        int end;
        while ((end = _buffer.AsSpan(0, _length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var count = await stream.ReadAsync(_buffer.AsMemory(_length), cancellation);
            if (count == 0)
            {
                return null;
            }

            _length += count;
            if (_buffer[0] == TlsHandshake)
            {
                // As servers answer who speaks TLS where there is none.
                await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"u8.ToArray(), cancellation);
                return null;
            }
        }

        var lines = Encoding.UTF8.GetString(_buffer, 0, end).Split("\r\n");
        _length -= end + 4;
        Buffer.BlockCopy(_buffer, end + 4, _buffer, 0, _length);
        var words = lines[0].Split(' ');
        return new LinkRequest(
            words[0],
            words.Length > 1 ? words[1] : "",
            lines.Skip(1).Select(line => line.Split(": ", 2)).Where(pair => pair.Length == 2).DistinctBy(pair => pair[0], StringComparer.OrdinalIgnoreCase).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase));
    }
}
