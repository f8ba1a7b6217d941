using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using ScheduleFlow.Core.Contracts;

namespace ScheduleFlow.Cli.Io;

/// <summary>Tells on stderr how far a long plan is: a JSON event a line, the first after a second, then one a second.</summary>
internal sealed class PlanProgress(string? requestId)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _since = Stopwatch.StartNew();
    private TimeSpan _next = Interval;

    public void Report(double part)
    {
        if (_since.Elapsed < _next)
        {
            return;
        }

        _next = _since.Elapsed + Interval;
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
        using var stderr = StandardStreams.OpenError();
        stderr.Write(buffer.WrittenSpan);
    }
}
