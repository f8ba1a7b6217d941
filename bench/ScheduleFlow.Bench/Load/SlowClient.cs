using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ScheduleFlow.Bench.Load;

/// <summary>A client that sends its body, or reads its reply, at 600 bytes a second, until it is disposed of.</summary>
internal sealed class SlowClient : IDisposable
{
    private const int BytesPerSecond = 600;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _replied = new();
    private readonly Task _running;

    private SlowClient(IPEndPoint endPoint, string head, Func<Socket, CancellationToken, Task<int>> step)
    {
        _socket.Connect(endPoint);
        _socket.Send(Encoding.ASCII.GetBytes($"{head}\r\nHost: {endPoint}\r\n\r\n"));
        _running = RunAsync(step);
    }

    public static SlowClient Upload(IPEndPoint endPoint, string path, string key, int length)
    {
        var block = new byte[BytesPerSecond];
        return new SlowClient(
            endPoint,
            string.Create(CultureInfo.InvariantCulture, $"POST {path} HTTP/1.1\r\nContent-Length: {length}\r\n{key}"),
            (socket, end) => socket.SendAsync(block, end).AsTask());
    }

    public static SlowClient Read(IPEndPoint endPoint, string path, string key)
    {
        var block = new byte[BytesPerSecond];
        return new SlowClient(endPoint, $"GET {path} HTTP/1.1\r\n{key}", (socket, end) => socket.ReceiveAsync(block, end).AsTask());
    }

    /// <summary>Waits until the reply begins.</summary>
    /// <exception cref="TimeoutException">It does not.</exception>
    public void WaitForTheReply(TimeSpan limit) => _replied.Task.WaitAsync(limit).GetAwaiter().GetResult();

    /// <exception cref="InvalidOperationException">It was not slow: the server cut it off, or it was through.</exception>
    public void MustStillGoOn()
    {
        if (_running.IsCompleted)
        {
            throw new InvalidOperationException("A slow client is not served any more.");
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _running.GetAwaiter().GetResult();
        _socket.Dispose();
        _end.Dispose();
    }

    private async Task RunAsync(Func<Socket, CancellationToken, Task<int>> step)
    {
        try
        {
            using var seconds = new PeriodicTimer(TimeSpan.FromSeconds(1));
            while (await step(_socket, _end.Token) > 0)
            {
                _replied.TrySetResult(); // of a reader: what it has read
                await seconds.WaitForNextTickAsync(_end.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // Disposed of, or cut off.
        }
    }
}
