namespace ScheduleFlow.Cli;

/// <summary>The place of an operation in a W3C trace: <c>00-TRACE-SPAN-FLAGS</c>, in lower-case hexadecimal.</summary>
internal sealed record TraceContext(string TraceId, string SpanId)
{
    private const int TraceAt = 3;
    private const int SpanAt = 36;
    private const int FlagsAt = 53;
    private const int Length = 55;

    /// <summary>The parsed header; null: there is none, or it is malformed.</summary>
    public static TraceContext? Of(string? traceparent)
    {
        if (traceparent is not { Length: Length }
            || traceparent[TraceAt - 1] != '-'
            || traceparent[SpanAt - 1] != '-'
            || traceparent[FlagsAt - 1] != '-')
        {
            return null;
        }

        var (trace, span) = (traceparent[TraceAt..(SpanAt - 1)], traceparent[SpanAt..(FlagsAt - 1)]);
        return trace.All(char.IsAsciiHexDigitLower) && span.All(char.IsAsciiHexDigitLower) ? new TraceContext(trace, span) : null;
    }
}
