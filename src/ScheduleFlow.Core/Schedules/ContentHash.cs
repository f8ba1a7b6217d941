using System.Text;
using ScheduleFlow.Core.Hashing;

namespace ScheduleFlow.Core.Schedules;

/// <summary>
/// Says by 64 digits what is on: two schedules with the same events have the same hash, whatever their names, ids and
/// formats are. It is the SHA-256 of one line an event, sorted by their bytes: start, end, channel, title, media,
/// category, description, separated by tabs, with <c>\\ \t \n \r</c> for what would be mistaken (docs/formats.md).
/// </summary>
internal static class ContentHash
{
    private const byte LineEnd = (byte)'\n';

    /// <param name="events">In order of start.</param>
    /// <returns><c>sha256:</c> and 64 lower-case hexadecimal digits.</returns>
    public static string Of(IReadOnlyList<ScheduleEvent> events)
    {
        var hash = new Sha256();
        var lines = new List<byte[]>();
        var text = new StringBuilder();
        for (var i = 0; i < events.Count; i++)
        {
            // A line begins with its start, so only those of one start are left to sort.
            lines.Add(LineOf(events[i], text));
            if (i + 1 == events.Count || events[i + 1].Window.Start != events[i].Window.Start)
            {
                lines.Sort(static (a, b) => a.AsSpan().SequenceCompareTo(b));
                lines.ForEach(line => hash.Append(line));
                lines.Clear();
            }
        }

        return "sha256:" + hash.Finish();
    }

    private static byte[] LineOf(ScheduleEvent scheduled, StringBuilder text)
    {
        text.Clear();
        text.Append(scheduled.Window.Start.ToString()).Append('\t').Append(scheduled.Window.End.ToString());
        foreach (var field in (ReadOnlySpan<string?>)[scheduled.Channel, scheduled.Title, scheduled.MediaUrl, scheduled.Category, scheduled.Description])
        {
            text.Append('\t');
            Append(text, field);
        }

        var line = new byte[Encoding.UTF8.GetMaxByteCount(text.Length) + 1];
        var length = 0;
        foreach (var chunk in text.GetChunks())
        {
            length += Encoding.UTF8.GetBytes(chunk.Span, line.AsSpan(length));
        }

        line[length] = LineEnd;
        return line[..(length + 1)];
    }

    private static void Append(StringBuilder text, string? field)
    {
        if (field.AsSpan().IndexOfAny("\\\t\n\r") < 0)
        {
            text.Append(field);
            return;
        }

        foreach (var character in field!)
        {
            _ = character switch
            {
                '\\' => text.Append(@"\\"),
                '\t' => text.Append(@"\t"),
                '\n' => text.Append(@"\n"),
                '\r' => text.Append(@"\r"),
                _ => text.Append(character),
            };
        }
    }
}
