using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Reads an export back with our own reader and compares: the proof behind the field <c>valid</c>.</summary>
internal static class ExportCheck
{
    /// <returns>Whether the file holds the same schedules: name and every event's id, title, window, media, category, description and channel; null where the format is not read.</returns>
    public static bool? IsSame(string path, string format, WriteOptions options, IEnumerable<Schedule> schedules)
    {
        using var document = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.SequentialScan);
        return IsSame(document, format, options, schedules);
    }

    /// <summary>The same of a document that is no file.</summary>
    public static bool? IsSame(Stream document, string format, WriteOptions options, IEnumerable<Schedule> schedules)
    {
        if (ScheduleFormats.Reader(format) is not { } reader)
        {
            return null;
        }

        if (!ImportPipeline.Run(reader, document, new ReadingOptions { Start = Time.Instant.MinValue, Zone = options.Zone, DayStart = options.DayStart }).TryGet(out var result, out _))
        {
            return false;
        }

        // In step, so that one of them is in memory at a time.
        using var written = schedules.GetEnumerator();
        foreach (var draft in result.Drafts)
        {
            if (!written.MoveNext() || (draft.Name ?? "") != written.Current.Name || !draft.Events.SequenceEqual(written.Current.Events, SameEvent.Instance))
            {
                return false;
            }
        }

        return !written.MoveNext();
    }

    private sealed class SameEvent : IEqualityComparer<ScheduleEvent>
    {
        public static readonly SameEvent Instance = new();

        // Extras are left out: a format writes back its own alone. So is what only XMLTV has.
        public bool Equals(ScheduleEvent? x, ScheduleEvent? y) => (x is null && y is null) || (x is not null && y is not null && x with { Extras = null, Clump = null } == (y with { Extras = null, Clump = null }));

        public int GetHashCode(ScheduleEvent obj) => obj.Window.GetHashCode();
    }
}
