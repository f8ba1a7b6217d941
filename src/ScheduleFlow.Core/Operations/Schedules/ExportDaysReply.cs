using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>An export that was written as a file a day.</summary>
internal sealed record ExportDaysReply : IReply
{
    public required string Folder { get; init; }

    public required string Schema { get; init; }

    public required string Format { get; init; }

    public required ImmutableArray<Day> Days { get; init; }

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("path"u8, Folder);
        json.WriteNumber("days"u8, Days.Length);
        json.WriteNumber("size"u8, Days.Sum(day => day.File.Size));
        json.WriteString("schema"u8, Schema);
        json.WriteString("format"u8, Format);
        if (Days.All(day => day.IsValid is not null))
        {
            json.WriteBoolean("valid"u8, Days.All(day => day.IsValid == true));
        }

        json.WriteStartArray("files"u8);
        foreach (var day in Days)
        {
            json.WriteStartObject();
            json.WriteString("date"u8, day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("path"u8, day.File.Path);
            json.WriteNumber("size"u8, day.File.Size);
            json.WriteNumber("events"u8, day.Events);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <param name="Date">On which the day begins.</param>
    /// <param name="File">What was written.</param>
    /// <param name="Events">How many are in it; one that reaches over the end of a day is in both.</param>
    /// <param name="IsValid">As <see cref="ExportReply.Valid"/>.</param>
    internal sealed record Day(DateOnly Date, StoredFile File, int Events, bool? IsValid);
}
