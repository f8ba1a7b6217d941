using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Timelines;

/// <summary>Where a page of a timeline ended.</summary>
/// <param name="Start">The start of its last event.</param>
/// <param name="Shown">How many events with that start it and the pages before it have.</param>
internal sealed record TimelineCursor(Instant Start, int Shown)
{
    public static Outcome<TimelineCursor> Parse(string text) =>
        text.Split('~') is [var start, var shown]
        && InstantText.Parse(start).TryGet(out var instant, out _)
        && int.TryParse(shown, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new TimelineCursor(instant, count)
            : PageCursor.NoCursor(text);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start}~{Shown}");
}
