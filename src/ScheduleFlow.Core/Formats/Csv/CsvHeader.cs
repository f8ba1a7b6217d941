using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats.Csv;

/// <summary>The first record: the names of the columns.</summary>
internal sealed class CsvHeader
{
    private CsvHeader(string[] names)
    {
        Names = names;
        Fields = Array.ConvertAll(names, FieldOf);
    }

    /// <summary>The names of the columns.</summary>
    public string[] Names { get; }

    /// <summary>The fields of an event that the columns hold.</summary>
    public EventFieldName[] Fields { get; }

    /// <summary>Whether events can be read: there are a title and a start.</summary>
    public bool IsOfSchedule => Has(EventField.Title) && Has(EventField.Start);

    public static CsvHeader Of(IEnumerable<string> cells) => new([.. cells.Select(cell => cell.Trim().TrimStart('\uFEFF'))]);

    /// <summary>The separator with which the line is a header; null: it is not one.</summary>
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
