using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Import;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations;

/// <summary>Reads an export back with our own reader and compares: the proof behind the field <c>valid</c>.</summary>
internal static class ExportCheck
{
    /// <returns>Whether the file holds the same schedules: name and every event's id, title, window, media, category, description and channel; null where the format is not read.</returns>
    public static bool? IsSame(string path, string format, int count, IEnumerable<Schedule> schedules)
    {
        if (ScheduleFormats.Reader(format) is not { } reader)
        {
            return null;
        }

        using var document = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.SequentialScan);
        if (!ImportPipeline.Run(reader, document, new ImportOptions { Start = Time.Instant.MinValue }).TryGet(out var result, out _))
        {
            return false;
        }

        return result.Drafts.Length == count
            && result.Drafts.Zip(schedules).All(pair => pair.First.Name == pair.Second.Name && pair.First.Events.SequenceEqual(pair.Second.Events, SameEvent.Instance));
    }

    private sealed class SameEvent : IEqualityComparer<ScheduleEvent>
    {
        public static readonly SameEvent Instance = new();

        // Extras are left out: a format writes back its own alone. So is what only XMLTV has.
        public bool Equals(ScheduleEvent? x, ScheduleEvent? y) => (x is null && y is null) || (x is not null && y is not null && x with { Extras = null, Clump = null } == (y with { Extras = null, Clump = null }));

        public int GetHashCode(ScheduleEvent obj) => obj.Window.GetHashCode();
    }
}
