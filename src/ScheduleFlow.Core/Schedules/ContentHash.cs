using System.Buffers;
using System.Text;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Schedules;

/// <summary>
/// Says by 64 digits what is on: two schedules with the same events have the same hash, whatever their names, ids and
/// formats are. It is the SHA-256 of one line an event, sorted by their bytes: start, end, channel, title, media,
/// category, description, separated by tabs, with <c>\\ \t \n \r</c> for what would be mistaken (docs/formats.md).
/// </summary>
internal static class ContentHash
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create("\\\t\n\r");

    /// <param name="events">In order of start.</param>
    /// <returns><c>sha256:</c> and 64 lower-case hexadecimal digits.</returns>
    public static string Of(IReadOnlyList<ScheduleEvent> events)
    {
        var hash = new Sha256();
        var together = new List<byte[]>();
        var line = new ArrayBufferWriter<byte>();
        for (var i = 0; i < events.Count; i++)
        {
            line.ResetWrittenCount();
            Write(line, events[i]);

            // A line begins with its start, so only those of one start are left to sort.
            var isLast = i + 1 == events.Count || events[i + 1].Window.Start != events[i].Window.Start;
            if (isLast && together.Count == 0)
            {
                hash.Append(line.WrittenSpan);
                continue;
            }

            together.Add(line.WrittenSpan.ToArray());
            if (isLast)
            {
                together.Sort(static (a, b) => a.AsSpan().SequenceCompareTo(b));
                together.ForEach(one => hash.Append(one));
                together.Clear();
            }
        }

        return "sha256:" + hash.Finish();
    }

    private static void Write(ArrayBufferWriter<byte> line, ScheduleEvent scheduled)
    {
        Write(line, scheduled.Window.Start);
        line.Write("\t"u8);
        Write(line, scheduled.Window.End);
        foreach (var field in (ReadOnlySpan<string?>)[scheduled.Channel, scheduled.Title, scheduled.MediaUrl, scheduled.Category, scheduled.Description])
        {
            line.Write("\t"u8);
            Write(line, field);
        }

        line.Write("\n"u8);
    }

    private static void Write(ArrayBufferWriter<byte> line, Instant instant)
    {
        Span<char> text = stackalloc char[Instant.TextLength];
        instant.TryFormat(text);
        Encoding.UTF8.GetBytes(text, line);
    }

    private static void Write(ArrayBufferWriter<byte> line, ReadOnlySpan<char> field)
    {
        while (field.IndexOfAny(Escaped) is >= 0 and var at)
        {
            Encoding.UTF8.GetBytes(field[..at], line);
            line.Write(field[at] switch
            {
                '\\' => @"\\"u8,
                '\t' => @"\t"u8,
                '\n' => @"\n"u8,
                _ => @"\r"u8,
            });
            field = field[(at + 1)..];
        }

        Encoding.UTF8.GetBytes(field, line);
    }
}
