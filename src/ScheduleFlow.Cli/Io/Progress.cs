using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Cli.Io;

/// <summary>
/// Tells on stderr how far a long operation is, after its first second: a terminal gets a bar, programs get one JSON event
/// per line and second.
/// </summary>
/// <param name="requestId">The request's id, for the events; null: none.</param>
/// <param name="what">What a bar calls the work, such as <c>links checked</c>; null: no bar, only events.</param>
internal sealed class Progress(string? requestId, string? what = null)
{
    private const int BarWidth = 30;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BarInterval = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _since = Stopwatch.StartNew();
    private readonly bool _isBar = what is not null && !Console.IsErrorRedirected;
    private TimeSpan _next = Interval;
    private bool _isDrawn;

    /// <param name="part">From 0 to 1.</param>
    public void Report(double part)
    {
        if (_since.Elapsed < _next)
        {
            return;
        }

        _next = _since.Elapsed + (_isBar ? BarInterval : Interval);
        using var stderr = StandardStreams.OpenError();
        stderr.Write(_isBar ? Bar(part) : Event(part));
    }

    /// <summary>Removes the bar.</summary>
    public void End()
    {
        if (_isDrawn)
        {
            using var stderr = StandardStreams.OpenError();
            stderr.Write("\r\x1b[K"u8);
        }
    }

    private ReadOnlySpan<byte> Bar(double part)
    {
        _isDrawn = true;
        var filled = (int)(Math.Clamp(part, 0, 1) * BarWidth);
        return Encoding.UTF8.GetBytes($"\r[{new string('#', filled)}{new string('.', BarWidth - filled)}] {part * 100,3:0} % {what}\x1b[K");
    }

    private ReadOnlySpan<byte> Event(double part)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, ProblemJson.Compact))
        {
            json.WriteStartObject();
            json.WriteString("event"u8, "progress"u8);
            json.WriteNumber("percent"u8, Math.Round(part * 100, 1));
            if (requestId is not null)
            {
                json.WriteString("request_id"u8, requestId);
            }

            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }
}
