using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>Asks for a document of one or more schedules, on standard output or in a file.</summary>
public abstract class ScheduleExportRequest : SchedulePartRequest<ExportReply>
{
    public override JsonTypeInfo<ExportReply> ReplyJson => ExportJson.Default.ExportReply;

    /// <summary>The format to write: a name of <see cref="FormatNames"/>.</summary>
    public string Format
    {
        get => Required(SelectionOptions.Format);
        init => Set(SelectionOptions.Format, value);
    }

    /// <summary>The file to write; null or <c>-</c>: standard output, unless <see cref="ExportName"/> is given.</summary>
    public string? Output
    {
        get => Text(ExportOptions.Output);
        init => Set(ExportOptions.Output, value);
    }

    /// <summary>The plain name of the file among the store's exports; null: <see cref="Output"/> says where.</summary>
    public string? ExportName
    {
        get => Text(ExportOptions.ExportName);
        init => Set(ExportOptions.ExportName, value);
    }

    /// <summary>Only the broadcast day that begins on this date, such as 2026-12-01; null: all.</summary>
    public string? Date
    {
        get => Text(SelectionOptions.Date);
        init => Set(SelectionOptions.Date, value);
    }

    /// <summary>When a broadcast day begins, such as 06:00; null: midnight.</summary>
    public string? DayStart
    {
        get => Text(SelectionOptions.DayStart);
        init => Set(SelectionOptions.DayStart, value);
    }

    /// <summary>Frames per second, such as 25 or 29.97.</summary>
    public string? FrameRate
    {
        get => Text(SelectionOptions.FrameRate);
        init => Set(SelectionOptions.FrameRate, value);
    }

    /// <summary>Whether to write it without indentation.</summary>
    public bool IsCompact
    {
        get => Flag(SelectionOptions.Compact);
        init => Set(SelectionOptions.Compact, value);
    }
}
