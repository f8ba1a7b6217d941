using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Cli.Io;

/// <summary>
/// Writes one line per operation, after one for each notice of the store: to the logs, and with <c>--verbose</c> as a JSON
/// event to stderr. Never payloads.
/// </summary>
internal static class OperationLog
{
    public static void Write(GlobalSettings settings, string verb, ExitCode exit, ReplyOutput output, TimeSpan ran, TimeProvider clock)
    {
        if (settings.Log is not null)
        {
            // A log that cannot be written must not fail an operation that is done.
            _ = LogFile.Append(settings.Log, Encoding.UTF8.GetBytes(Line(settings, verb, exit, output, ran, clock)), settings.LogRoll);
        }

        if (settings.JsonLog is not null)
        {
            var lines = JsonLogLines.Of(settings, verb, exit, output, Notices(output), ran, clock);
            _ = LogFile.Append(settings.JsonLog, lines, settings.LogRoll);
        }

        if (settings.Verbose)
        {
            using var stderr = StandardStreams.OpenError();
            stderr.Write(Event(settings, verb, exit, output, ran, clock));
        }
    }

    private static string Line(GlobalSettings settings, string verb, ExitCode exit, ReplyOutput output, TimeSpan ran, TimeProvider clock)
    {
        var line = new StringBuilder();
        var now = clock.GetUtcNow();
        foreach (var notice in Notices(output))
        {
            line.Append(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd HH:mm:ss.fff zzz} [WRN] worker {verb} - store: {OneLine(notice)}");
            EndLine(line, settings);
        }

        line.Append(
            CultureInfo.InvariantCulture,
            $"{now:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level(exit)}] worker {verb} - exit {(int)exit} ({ran.TotalMilliseconds:0.0} ms)");
        line.Append(CultureInfo.InvariantCulture, $" in={output.BytesIn} out={output.BytesOut}");
        if (output.Problem is { } problem)
        {
            line.Append(" type=").Append(problem.Type.Name);
        }

        EndLine(line, settings, output.Failure);
        return line.ToString();
    }

    private static void EndLine(StringBuilder line, GlobalSettings settings, Exception? failure = null)
    {
        if (settings.RequestId is { } id)
        {
            line.Append(" id=").Append(OneLine(id));
        }

        if (settings.Trace is { } trace)
        {
            line.Append(" trace=").Append(trace.TraceId);
        }

        if (failure is not null)
        {
            line.Append(' ').Append(OneLine(failure.ToString()));
        }

        line.Append('\n');
    }

    // Damage that could not be recovered ends the verb; then the problem describes it.
    private static IEnumerable<string> Notices(ReplyOutput output) =>
        output.Problem is { Details: { } details } problem && problem.Type == ErrorType.StoreCorrupt
            ? output.Notices.Append($"{problem.Message} {details}").Distinct()
            : output.Notices;

    private static ReadOnlySpan<byte> Event(
        GlobalSettings settings, string verb, ExitCode exit, ReplyOutput output, TimeSpan ran, TimeProvider clock)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, ProblemJson.Compact);
        json.WriteStartObject();
        json.WriteString("time"u8, clock.GetUtcNow());
        json.WriteString("event"u8, "operation"u8);
        json.WriteString("verb"u8, verb);
        json.WriteNumber("exit_code"u8, (int)exit);
        json.WriteNumber("ran_ms"u8, Math.Round(ran.TotalMilliseconds, 3));
        json.WriteNumber("bytes_in"u8, output.BytesIn);
        json.WriteNumber("bytes_out"u8, output.BytesOut);
        if (output.Problem is { } problem)
        {
            json.WriteString("type"u8, problem.Type.Name);
            json.WriteString("message"u8, problem.Message);
        }

        if (settings.RequestId is { } id)
        {
            json.WriteString("request_id"u8, id);
        }

        if (output.Failure is { } failure)
        {
            json.WriteString("exception"u8, failure.ToString());
        }

        if (Notices(output).ToList() is { Count: > 0 } notices)
        {
            json.WriteStartArray("notices"u8);
            foreach (var notice in notices)
            {
                json.WriteStringValue(notice);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }

    private static string Level(ExitCode exit) => exit switch
    {
        ExitCode.Unexpected => "ERR",
        ExitCode.Done or ExitCode.Findings => "INF",
        _ => "WRN",
    };

    private static string OneLine(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
}
