using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Bench.Inputs;

/// <summary>A day of two-second clips, which every format can hold as one document of several megabytes.</summary>
internal static class SampleSchedule
{
    private const int Seconds = 2;
    private const int Events = 24 * 3600 / Seconds;

    private static readonly Instant Start = Instant.FromUtc(2026, 12, 1, 0);

    public static Schedule Day { get; } = new()
    {
        Id = new ScheduleId(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)),
        Name = "A day of clips",
        Source = FormatNames.Json,
        Imported = Start,
        Counts = new ImportCounts(Events, 0, 0, 0),
        Events =
        [
            .. Enumerable.Range(0, Events).Select(i => new ScheduleEvent
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"clip-{i:00000}"),
                Title = string.Create(CultureInfo.InvariantCulture, $"Das Café um die Ecke & more, part {i}"),
                Window = new TimeWindow(Start.PlusSeconds(i * Seconds), Start.PlusSeconds((i + 1) * Seconds)),
                MediaUrl = SampleDocuments.Url(i),
                Category = "lecture",
                Description = string.Create(CultureInfo.InvariantCulture, $"Clip {i} of the campus channel, recorded in the small studio behind the library."),
            }),
        ],
    };

    public static WriteOptions Options { get; } = new(Start);

    /// <summary>The day in a format.</summary>
    public static byte[] As(string format)
    {
        using var document = new MemoryStream();
        ScheduleFormats.Writer(format)!.Write(document, Day, Options);
        return document.ToArray();
    }
}
