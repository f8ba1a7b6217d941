using System.Text;
using ScheduleFlow.Core.Files;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace ScheduleFlow.Gateway.Diagnostics;

/// <summary>
/// Serilog → the logs that workers and other gateways append to as well (<see cref="LogFile"/>), and standard output.
/// A request only queues its events; they are formatted and appended together later, outside the request:
/// <code>
///   event ─▶ queue ─▶ after 50 ms, at 1,000 events, at an error, at the end ─▶ text (file, console), JSON (file)
/// </code>
/// No file is held open. Serilog's own file sink would lock it, or write at an offset of its own.
/// </summary>
internal sealed class LogWriter : ILogEventSink, IDisposable
{
    private const int MaxQueued = 1_000;

    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(50);

    private readonly Lock _queueing = new();
    private readonly Lock _writing = new();
    private readonly StringBuilder _lines = new();
    private readonly (string Path, ITextFormatter Formatter)? _json;
    private readonly (string? Path, Stream? Console, ITextFormatter Formatter)? _text;
    private readonly LogRoll _roll;
    private readonly Timer _timer;
    private List<LogEvent> _queued = [];
    private List<LogEvent> _taken = [];

    /// <param name="textPath">The text log; null for none.</param>
    /// <param name="console">Receives the lines of the text log too; null for none.</param>
    /// <param name="textFormatter">An event → a line.</param>
    /// <param name="jsonPath">The structured log; null for none.</param>
    /// <param name="jsonFormatter">An event → a line of JSON.</param>
    /// <param name="roll">When the files are rotated.</param>
    public LogWriter(
        string? textPath, Stream? console, ITextFormatter textFormatter, string? jsonPath, ITextFormatter jsonFormatter, LogRoll roll)
    {
        _roll = roll;
        _text = textPath is null && console is null ? null : (textPath, console, textFormatter);
        _json = jsonPath is null ? null : (jsonPath, jsonFormatter);
        _timer = new Timer(_ => Flush());
    }

    public void Emit(LogEvent logEvent)
    {
        int count;
        lock (_queueing)
        {
            _queued.Add(logEvent);
            count = _queued.Count;
        }

        if (logEvent.Level >= LogEventLevel.Error || count >= MaxQueued)
        {
            Flush(); // a caller that logs too much waits here, and an error may be the last event
        }
        else if (count == 1)
        {
            _timer.Change(Delay, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Writes what is queued.</summary>
    public void Flush()
    {
        lock (_writing)
        {
            lock (_queueing)
            {
                (_queued, _taken) = (_taken, _queued);
            }

            if (_taken.Count == 0)
            {
                return;
            }

            if (_text is { } text)
            {
                var lines = Lines(text.Formatter);
                WriteToConsole(text.Console, lines);
                if (text.Path is { } path)
                {
                    LogFile.Append(path, lines, _roll);
                }
            }

            if (_json is { } json)
            {
                LogFile.Append(json.Path, Lines(json.Formatter), _roll);
            }

            _taken.Clear();
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        Flush();
    }

    private byte[] Lines(ITextFormatter formatter)
    {
        using var writer = new StringWriter(_lines, formatProvider: null) { NewLine = "\n" };
        foreach (var logEvent in _taken)
        {
            formatter.Format(logEvent, writer);
        }

        var lines = Encoding.UTF8.GetBytes(_lines.ToString());
        _lines.Clear();
        return lines;
    }

    private static void WriteToConsole(Stream? console, byte[] lines)
    {
        try
        {
            console?.Write(lines);
        }
        catch (IOException)
        {
            // The console has no reader any more; the files have the lines.
        }
    }
}
