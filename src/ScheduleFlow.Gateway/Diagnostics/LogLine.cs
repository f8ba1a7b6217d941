using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Parsing;

namespace ScheduleFlow.Gateway.Diagnostics;

/// <summary>
/// An event as a line of the text log: time, level, message; <c>id=</c> with the request's id where the message does
/// not name it; <c>trace=</c> with the id of the W3C trace context. An exception follows on lines of its own.
/// </summary>
internal sealed class LogLine : ITextFormatter
{
    private const string RequestId = "RequestId";

    private readonly MessageTemplateTextFormatter _start = new("{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {Message:lj}");

    public void Format(LogEvent logEvent, TextWriter output)
    {
        _start.Format(logEvent, output);
        if (logEvent.Properties.TryGetValue(RequestId, out var value) && value is ScalarValue { Value: string id }
            && !Names(logEvent.MessageTemplate))
        {
            output.Write(" id=");
            output.Write(id);
        }

        if (logEvent.TraceId is { } trace)
        {
            output.Write(" trace=");
            output.Write(trace.ToHexString());
        }

        output.WriteLine();
        if (logEvent.Exception is { } exception)
        {
            output.WriteLine(exception.ToString());
        }
    }

    private static bool Names(MessageTemplate template)
    {
        foreach (var token in template.Tokens)
        {
            if (token is PropertyToken { PropertyName: RequestId })
            {
                return true;
            }
        }

        return false;
    }
}
