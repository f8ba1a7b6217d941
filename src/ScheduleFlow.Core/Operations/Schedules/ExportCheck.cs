using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Reads an export back with our own reader and compares it: the proof behind the field <c>valid</c>.</summary>
internal static class ExportCheck
{
    /// <returns>
    /// Whether the file holds the same schedules: their names, and every event's id, title, window, media, category,
    /// description and channel; null: the format has no reader.
    /// </returns>
    public static bool? IsSame(string path, string format, WriteOptions options, IEnumerable<Schedule> schedules)
    {
        using var document = RegularFile.OpenRead(path);
        return IsSame(document, format, options, schedules);
    }

    /// <summary>The same for a document that is not a file.</summary>
    public static bool? IsSame(Stream document, string format, WriteOptions options, IEnumerable<Schedule> schedules)
    {
        if (ScheduleFormats.Reader(format) is not { } reader)
        {
            return null;
        }

        var reading = new ReadingOptions { Start = Time.Instant.MinValue, Zone = options.Zone, DayStart = options.DayStart };
        if (!ImportPipeline.Run(reader, document, reading).TryGet(out var result, out _))
        {
            return false;
        }

        // In step, so that one schedule is in memory at a time.
        using var written = schedules.GetEnumerator();
        foreach (var draft in result.Drafts)
        {
            if (!written.MoveNext()
                || (draft.Name ?? "") != written.Current.Name
                || !draft.Events.SequenceEqual(written.Current.Events, SameEvent.Instance))
            {
                return false;
            }
        }

        return !written.MoveNext();
    }

    private sealed class SameEvent : IEqualityComparer<ScheduleEvent>
    {
        public static readonly SameEvent Instance = new();

        public bool Equals(ScheduleEvent? x, ScheduleEvent? y) =>
            x is null || y is null ? x is null && y is null : Compared(x) == Compared(y);

        public int GetHashCode(ScheduleEvent obj) => obj.Window.GetHashCode();

        // Without extras, as a format writes only its own, and without what not every format has. Older schedules may have media
        // that an import would mend or leave out today, as reading the export back does.
        private static ScheduleEvent Compared(ScheduleEvent scheduled) => scheduled with
        {
            Extras = null,
            Clump = null,
            Fixed = null,
            MediaUrl = scheduled.MediaUrl is { } url && UrlText.ProgramScheme(url) is null ? UrlText.OneLine(url) : null,
        };
    }
}
