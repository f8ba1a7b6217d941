using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Editing;

/// <summary>Instants as callers who edit write them.</summary>
internal static class EditTime
{
    /// <param name="text">An instant, with an offset or without.</param>
    /// <param name="zone">Finds the zone of a time without an offset; not asked for one in UTC. Null: that zone is UTC.</param>
    public static InstantReading Parse(string text, Func<Zone?>? zone) =>
        InstantText.Parse(text, text.EndsWith('Z') ? null : zone?.Invoke());
}
