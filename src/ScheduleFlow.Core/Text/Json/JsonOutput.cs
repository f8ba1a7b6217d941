using System.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Text.Json;

/// <summary>What the formats that are JSON write alike.</summary>
internal static class JsonOutput
{
    private const int FlushedAtBytes = 64 * 1024;

    /// <summary>Hands over what is written so far once it is a block, so that no document is held whole.</summary>
    public static void FlushBlock(this Utf8JsonWriter json)
    {
        if (json.BytesPending > FlushedAtBytes)
        {
            json.Flush();
        }
    }

    /// <summary>An instant as <see cref="LocalTimeText.Iso"/> writes it; in UTC nothing is allocated for it.</summary>
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
