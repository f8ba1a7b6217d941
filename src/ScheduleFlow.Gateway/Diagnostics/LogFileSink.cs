using System.Text;
using ScheduleFlow.Core.Contracts;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace ScheduleFlow.Gateway.Diagnostics;

/// <summary>
/// Serilog → the log that workers and other gateways append to as well (<see cref="LogFile"/>): one append an event,
/// no file held open. Serilog's own file sink would lock it, or write at an offset of its own.
/// </summary>
internal sealed class LogFileSink(string path, ITextFormatter formatter) : ILogEventSink
{
    public void Emit(LogEvent logEvent)
    {
        using var line = new StringWriter(new StringBuilder(256), formatProvider: null);
        formatter.Format(logEvent, line);
        LogFile.Append(path, Encoding.UTF8.GetBytes(line.ToString()));
    }
}
