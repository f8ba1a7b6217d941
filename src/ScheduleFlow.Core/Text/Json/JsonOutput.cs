using System.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Text.Json;

/// <summary>What every JSON format writes in the same way.</summary>
internal static class JsonOutput
{
    private const int FlushedAtBytes = 64 * 1024;

    /// <summary>Flushes when a block is full, so that no document is held in memory as a whole.</summary>
    public static void FlushBlock(this Utf8JsonWriter json)
    {
        if (json.BytesPending > FlushedAtBytes)
        {
            json.Flush();
        }
    }

    /// <summary>Writes an instant as <see cref="LocalTimeText.Iso"/> does; in UTC it allocates nothing.</summary>
    public static void WriteInstant(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Instant instant, Zone? zone = null)
    {
        if (zone is not null)
        {
            json.WriteString(name, LocalTimeText.Iso(instant, zone));
            return;
        }

        Span<byte> text = stackalloc byte[Instant.TextLength];
        instant.TryFormat(text);
        json.WriteString(name, text);
    }

    public static void WriteIfPresent(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
