using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Cli.Io;

/// <summary>
/// The operation as lines of the structured log, in the gateway's form (compact log events: <c>@t</c> time, <c>@m</c>
/// message, <c>@l</c> level if it is not Information, <c>@tr</c> trace, <c>@sp</c> span).
/// </summary>
internal static class JsonLogLines
{
    public static ReadOnlySpan<byte> Of(
        GlobalSettings settings,
        string verb,
        ExitCode exit,
        ReplyOutput output,
        IEnumerable<string> notices,
        TimeSpan ran,
        TimeProvider clock)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, ProblemJson.Compact);
        foreach (var notice in notices)
        {
            Start(json, settings, verb, $"worker {verb} - store: {notice}", "Warning", clock);
            End(json, buffer);
        }

        var milliseconds = Math.Round(ran.TotalMilliseconds, 1);
        var message = string.Create(CultureInfo.InvariantCulture, $"worker {verb} - exit {(int)exit} ({milliseconds:0.0} ms)");
        Start(json, settings, verb, message, LevelOf(exit), clock);
        json.WriteNumber("ExitCode"u8, (int)exit);
        json.WriteNumber("Ran"u8, milliseconds);
        json.WriteNumber("BytesIn"u8, output.BytesIn);
        json.WriteNumber("BytesOut"u8, output.BytesOut);
        if (output.Problem is { } problem)
        {
            json.WriteString("Type"u8, problem.Type.Name);
        }

        if (output.Failure is { } failure)
        {
            json.WriteString("@x"u8, failure.ToString());
        }

        End(json, buffer);
        return buffer.WrittenSpan;
    }

    private static void Start(Utf8JsonWriter json, GlobalSettings settings, string verb, string message, string? level, TimeProvider clock)
    {
        json.WriteStartObject();
        json.WriteString("@t"u8, clock.GetUtcNow().UtcDateTime);
        json.WriteString("@m"u8, message);
        if (level is not null)
        {
            json.WriteString("@l"u8, level);
        }

        if (settings.Trace is { } trace)
        {
            json.WriteString("@tr"u8, trace.TraceId);
            json.WriteString("@sp"u8, trace.SpanId);
        }

        json.WriteString("SourceContext"u8, "worker"u8);
        json.WriteString("Verb"u8, verb);
        if (settings.RequestId is { } id)
        {
            json.WriteString("RequestId"u8, id);
        }
    }

    private static void End(Utf8JsonWriter json, ArrayBufferWriter<byte> buffer)
    {
        json.WriteEndObject();
        json.Flush();
        buffer.Write("\n"u8);
        json.Reset(buffer);
    }

    private static string? LevelOf(ExitCode exit) => exit switch
    {
        ExitCode.Unexpected => "Error",
        ExitCode.Done or ExitCode.Findings => null,
        _ => "Warning",
    };
}
