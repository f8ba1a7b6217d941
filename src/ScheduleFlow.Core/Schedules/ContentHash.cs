using System.Buffers;
using System.Text;
using Blake3;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Schedules;

/// <summary>
/// The hash of what is on: two schedules with the same events have the same hash, whatever their names, ids and formats.
/// It is the BLAKE3 of one line per event, in the order of their bytes. A line holds start, end, channel, title, media,
/// category and description, separated by tabs and escaped with <c>\\ \t \n \r</c> (docs/formats.md).
/// </summary>
/// <remarks>Most exports write it before the events, so it must not take longer than the rest. BLAKE3 hashes many blocks at once.</remarks>
internal static class ContentHash
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create("\\\t\n\r");

    private const int HashedAtBytes = 64 * 1024; // BLAKE3 is fast if it gets many blocks of 1 KB at once

    // With room for a line, and too small for the large-object heap, whose growth has all garbage collected.
    private const int BufferBytes = 80 * 1024;

    /// <param name="events">In order of start.</param>
    /// <returns><c>blake3:</c> and 64 lower-case hexadecimal digits.</returns>
    public static string Of(IReadOnlyList<ScheduleEvent> events)
    {
        using var hash = Hasher.New();
        var together = new List<byte[]>();
        var lines = new ArrayBufferWriter<byte>(BufferBytes);
        for (var i = 0; i < events.Count; i++)
        {
            var scheduled = events[i];
            var isLast = i + 1 == events.Count || events[i + 1].Window.Start != scheduled.Window.Start;
            if (isLast && together.Count == 0)
            {
                Write(lines, scheduled);
            }
            else
            {
                together.Add(Line(scheduled));
            }

            // A line begins with the event's start, so only events with the same start are left to sort.
            if (isLast && together.Count > 0)
            {
                together.Sort(static (a, b) => a.AsSpan().SequenceCompareTo(b));
                together.ForEach(one => lines.Write(one));
                together.Clear();
            }

            if (lines.WrittenCount > HashedAtBytes)
            {
                hash.Update(lines.WrittenSpan);
                lines.ResetWrittenCount();
            }
        }

        hash.Update(lines.WrittenSpan);
        return "blake3:" + hash.Finalize();
    }

    private static byte[] Line(ScheduleEvent scheduled)
    {
        var line = new ArrayBufferWriter<byte>();
        Write(line, scheduled);
        return line.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> lines, ScheduleEvent scheduled)
    {
        var times = lines.GetSpan((Instant.TextLength * 2) + 1);
        scheduled.Window.Start.TryFormat(times);
        times[Instant.TextLength] = (byte)'\t';
        scheduled.Window.End.TryFormat(times[(Instant.TextLength + 1)..]);
        lines.Advance((Instant.TextLength * 2) + 1);
        Write(lines, scheduled.Channel);
        Write(lines, scheduled.Title);
        Write(lines, scheduled.MediaUrl);
        Write(lines, scheduled.Category);
        Write(lines, scheduled.Description);
        lines.Write("\n"u8);
    }

    // A tab and the field.
    private static void Write(ArrayBufferWriter<byte> lines, ReadOnlySpan<char> field)
    {
        lines.Write("\t"u8);
        if (field.IsEmpty)
        {
            return;
        }

        while (field.IndexOfAny(Escaped) is >= 0 and var at)
        {
            Encode(lines, field[..at]);
            lines.Write(field[at] switch
            {
                '\\' => @"\\"u8,
                '\t' => @"\t"u8,
                '\n' => @"\n"u8,
                _ => @"\r"u8,
            });
            field = field[(at + 1)..];
        }

        Encode(lines, field);
    }

    // Does not count the bytes first.
    private static void Encode(ArrayBufferWriter<byte> lines, ReadOnlySpan<char> text) =>
        lines.Advance(Encoding.UTF8.GetBytes(text, lines.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
}
