using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>A client that sends its body, or reads its reply, at 600 bytes a second, until it is disposed of.</summary>
internal sealed class SlowClient : IDisposable
{
    private const int BytesPerSecond = 600;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource<string> _status = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _ended;

    private SlowClient(Uri address) => _socket.Connect(address.Host, address.Port);

    /// <summary>The first line of the reply, when it comes.</summary>
    public Task<string> Status => _status.Task;

    /// <summary>Whether it is through, or was cut off.</summary>
    public bool HasEnded => Volatile.Read(ref _ended) != 0;

    public static SlowClient Upload(Uri address, string path, string key, int length)
    {
        var client = new SlowClient(address);
        client.Send($"POST {path} HTTP/1.1", address, key, string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n"));
        client.Run(async second => await client._socket.SendAsync(new byte[BytesPerSecond], client._end.Token) > 0 && (second + 1) * BytesPerSecond < length);
        return client;
    }

    public static SlowClient Read(Uri address, string path, string key)
    {
        var client = new SlowClient(address);
        client.Send($"GET {path} HTTP/1.1", address, key, "");
        var buffer = new byte[BytesPerSecond];
        client.Run(async _ =>
        {
            var read = await client._socket.ReceiveAsync(buffer, client._end.Token);
            client._status.TrySetResult(Encoding.ASCII.GetString(buffer, 0, read).Split('\r')[0]);
            return read > 0;
        });
        return client;
    }

    public void Dispose()
    {
        _end.Cancel();
        _socket.Dispose();
        _end.Dispose();
    }

    private void Send(string line, Uri address, string key, string headers) =>
        _socket.Send(Encoding.ASCII.GetBytes($"{line}\r\nHost: {address.Authority}\r\nAuthorization: Bearer {key}\r\n{headers}\r\n"));

    private async void Run(Func<int, Task<bool>> step)
    {
        try
        {
            using var seconds = new PeriodicTimer(TimeSpan.FromSeconds(1));
            for (var second = 0; await step(second); second++)
            {
                await seconds.WaitForNextTickAsync(_end.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed of, or cut off.
        }

        Volatile.Write(ref _ended, 1);
        _status.TrySetResult("");
    }
}
