using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats.Csv;

/// <summary>The first record: what each column is.</summary>
internal sealed class CsvHeader
{
    private CsvHeader(string[] names)
    {
        Names = names;
        Fields = Array.ConvertAll(names, FieldOf);
    }

    /// <summary>The columns as they are called.</summary>
    public string[] Names { get; }

    /// <summary>The fields of an event that they are.</summary>
    public EventFieldName[] Fields { get; }

    /// <summary>Whether an event can be read: it says what begins when.</summary>
    public bool IsOfSchedule => Has(EventField.Title) && Has(EventField.Start);

    public static CsvHeader Of(IEnumerable<string> cells) => new([.. cells.Select(cell => cell.Trim().TrimStart('\uFEFF'))]);

    /// <summary>The separator that makes the line a header; null where none does.</summary>
    public static char? SeparatorOf(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('\r', '\n');
        var line = (end < 0 ? text : text[..end]).ToString();
        foreach (var separator in ",;\t|")
        {
            if (line.Contains(separator) && Of(line.Split(separator).Select(cell => cell.Trim().Trim('"'))).IsOfSchedule)
            {
                return separator;
            }
        }

        return null;
    }

    private bool Has(EventField field) => Array.Exists(Fields, known => known.Field == field);

    // “Start time” is start_time.
    private static EventFieldName FieldOf(string name) => EventFieldName.Resolve(name.Replace(' ', '_').Replace('-', '_'));
}
