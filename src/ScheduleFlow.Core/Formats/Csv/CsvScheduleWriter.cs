using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Formats.Csv;

/// <summary>
/// CSV (RFC 4180) with a header, in UTF-8. Columns that an import did not know follow the known ones. The format has no
/// place for the schedule's name.
/// </summary>
internal sealed class CsvScheduleWriter : IScheduleWriter
{
    private static readonly string[] Columns = ["title", "start", "end", "duration", "channel", "url", "category", "description", "id"];
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\t|\"\r\n");

    public string Format => FormatNames.Csv;

    public string Schema => "csv";

    public Schedule Held(Schedule schedule, WriteOptions options) => HeldTexts.Of(schedule, Clean, UrlText.OneLine) with { Name = "" };

    public void Write(Stream output, Schedule schedule, WriteOptions options)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        var others = schedule.Events.SelectMany(scheduled => Others(scheduled).Select(other => other.Name)).Distinct().ToList();
        var isAnyFixed = schedule.Events.Any(scheduled => scheduled.Fixed is not null);
        WriteRecord(text, [.. Columns, .. isAnyFixed ? ["fixed"] : (string[])[], .. others]);
        foreach (var scheduled in schedule.Events)
        {
            var own = Others(scheduled).ToDictionary(other => other.Name, other => other.Value);
            WriteRecord(text,
            [
                Cell(scheduled.Title),
                LocalTimeText.Iso(scheduled.Window.Start, options.Zone),
                LocalTimeText.Iso(scheduled.Window.End, options.Zone),
                scheduled.Window.Seconds.ToString(CultureInfo.InvariantCulture),
                Cell(scheduled.Channel),
                Cell(scheduled.MediaUrl is { } media ? UrlText.OneLine(media) : null),
                Cell(scheduled.Category),
                Cell(scheduled.Description),
                Cell(scheduled.Id),
                .. isAnyFixed ? [Word(scheduled.Fixed)] : (string[])[],
                .. others.Select(name => Cell(own.GetValueOrDefault(name))),
            ]);
        }
    }

    private static string Word(bool? flag) => flag switch
    {
        null => "",
        true => "true",
        false => "false",
    };

    private static string Cell(string? text) => text is null ? "" : CsvFormula.Escape(Clean(text));

    // Replaces control characters other than tabs and line ends: with them the file is not a text.
    private static string Clean(string text) => text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0
        ? text
        : string.Create(text.Length, text, static (clean, original) =>
        {
            for (var i = 0; i < clean.Length; i++)
            {
                clean[i] = original[i] is < ' ' and not ('\t' or '\r' or '\n') ? '\uFFFD' : original[i];
            }
        });

    private static void WriteRecord(StreamWriter text, IEnumerable<string> cells)
    {
        var isFirst = true;
        foreach (var cell in cells)
        {
            text.Write(isFirst ? "" : ",");
            isFirst = false;
            if (cell.AsSpan().IndexOfAny(Quoted) < 0 && !cell.StartsWith(' ') && !cell.EndsWith(' '))
            {
                text.Write(cell);
            }
            else
            {
                text.Write('"');
                text.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
                text.Write('"');
            }
        }

        text.Write("\r\n");
    }

    // Columns that an import did not know; none if they were damaged in the store.
    private static IEnumerable<(string Name, string Value)> Others(ScheduleEvent scheduled)
    {
        if (scheduled.Extras?[FormatNames.Csv] is not { } extras)
        {
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(extras);
            return json.RootElement.ValueKind != JsonValueKind.Object ? []
                : [.. json.RootElement.EnumerateObject()
                    .Where(cell => cell.Value.ValueKind == JsonValueKind.String)
                    .Where(cell => CsvHeader.Of([cell.Name]).Fields[0].Field == EventField.None)
                    .Select(cell => (cell.Name, cell.Value.GetString()!))
                    .DistinctBy(cell => cell.Name)];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
