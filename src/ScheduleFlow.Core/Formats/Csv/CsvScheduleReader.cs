using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Formats.Csv;

/// <summary>CSV with a header: one record per event, in columns named like the fields (docs/formats.md, "CSV").</summary>
internal sealed class CsvScheduleReader : IScheduleReader
{
    public string Format => FormatNames.Csv;

    public bool IsSequential => false;

    public Problem? Read(Stream input, IReadSink sink)
    {
        var peeked = new PeekedStream(input);
        if (peeked.Head.IsEmpty)
        {
            return ReadProblems.Empty("CSV");
        }

        var encoding = TextEncoding.Detect(peeked.Head);
        if (CsvHeader.SeparatorOf(encoding.Preview(peeked.Head).AsSpan().TrimStart("\uFEFF \r\n")) is not { } separator)
        {
            return ReadProblems.NotASchedule(
                "The first line of the CSV does not name the columns title and start.",
                "Columns are separated by commas, semicolons, tabs or bars; docs/formats.md lists their names.");
        }

        var lenient = encoding is { Wide: null, BomBytes: 0 } ? new LenientUtf8(peeked) : null;
        using var text = new StreamReader(
            lenient ?? encoding.OpenUtf8(peeked),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: false);
        try
        {
            return Read(new CsvRecords(text, separator), sink, lenient);
        }
        catch (UnreadableException exception)
        {
            return exception.Problem;
        }
        catch (DecoderFallbackException)
        {
            return ReadProblems.NotDecodable("CSV", encoding.Name);
        }
    }

    private static Problem? Read(CsvRecords records, IReadSink sink, LenientUtf8? lenient)
    {
        var cells = new List<string>();
        records.Next(cells);
        var header = CsvHeader.Of(cells);
        var draft = new EventDraft();
        var events = 0;
        var isStopped = false;
        while (!isStopped && records.Next(cells))
        {
            if (events == 0)
            {
                sink.BeginSchedule();
            }

            if (cells.Skip(header.Names.Length).Any(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                sink.WarnAt(
                    records.Line,
                    $"it has {cells.Count} cells, but the header has {header.Names.Length}; the last ones are not kept.");
            }

            var unknown = Fill(draft, header, cells);
            var read = draft.Take(++events, records.Line, 0);
            read.Duration = Seconds(read.Duration);
            read.Extras = unknown is null ? null : Schedules.Extras.Of(FormatNames.Csv, unknown);
            isStopped = !sink.Event(read);
        }

        lenient?.WarnOf(sink.WarnAt);

        return events > 0 ? null : ReadProblems.NotASchedule("The CSV has a header, but no records.");
    }

    // Returns what is left over, as a JSON object of texts by column; null: nothing is.
    private static string? Fill(EventDraft draft, CsvHeader header, List<string> cells)
    {
        Dictionary<string, string>? unknown = null;
        for (var i = 0; i < Math.Min(cells.Count, header.Names.Length); i++)
        {
            var cell = CsvFormula.Unescape(cells[i]);
            var leftover = header.Fields[i].Field == EventField.None
                ? new EventDraft.Leftover(header.Names[i], cell)
                : draft.Offer(header.Fields[i], header.Names[i], cell);
            if (leftover is { Value.Length: > 0, Spelling.Length: > 0 })
            {
                (unknown ??= []).TryAdd(leftover.Value.Spelling, leftover.Value.Value);
            }
        }

        if (unknown is null)
        {
            return null;
        }

        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, ProblemJson.Compact))
        {
            json.WriteStartObject();
            foreach (var (name, value) in unknown)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    // Spreadsheets write durations like a clock: 1:30:00.
    private static string? Seconds(string? duration)
    {
        if (duration is null || !duration.Contains(':'))
        {
            return duration;
        }

        var parts = duration.Trim().Split(':');
        long seconds = 0;
        foreach (var part in parts)
        {
            if (parts.Length > 3 || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return duration;
            }

            seconds = (seconds * 60) + number;
        }

        return (parts.Length == 2 ? seconds * 60 : seconds).ToString(CultureInfo.InvariantCulture);
    }
}
