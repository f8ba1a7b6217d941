using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Importing;

/// <summary>
/// Gives an end to the events that their guide leaves open: the start of the next on the channel, else the running time
/// that the guide gives, else half an hour.
/// </summary>
internal sealed class OpenEnds
{
    private readonly Dictionary<ScheduleEvent, OpenEnd> _open = new(ReferenceEqualityComparer.Instance);
    private int _byNext;
    private int _byLength;
    private int _byDefault;

    public void Add(ScheduleEvent item, OpenEnd end) => _open.Add(item, end);

    /// <param name="events">All events, in order of start; the open ones are replaced by ended ones.</param>
    public void Resolve(ScheduleEvent[] events)
    {
        if (_open.Count == 0)
        {
            return;
        }

        // From the last to the first: the next start on each channel, and the start after that.
        var starts = new Dictionary<string, (Instant Latest, Instant? Later)>();
        for (var i = events.Length - 1; i >= 0; i--)
        {
            var start = events[i].Window.Start;
            var channel = events[i].Channel ?? "";
            var next = !starts.TryGetValue(channel, out var known) ? null
                : known.Latest == start ? known.Later // Events of one slot start together.
                : known.Latest;
            starts[channel] = (start, next);
            if (_open.TryGetValue(events[i], out var open))
            {
                events[i] = events[i] with { Window = new TimeWindow(start, End(start, next, open)) };
            }
        }
    }

    /// <summary>The decisions, for a warning; null: nothing was open.</summary>
    public string? Describe() => _open.Count == 0 ? null
        : $"{Programmes(_open.Count)} had no usable stop: " + string.Join(", ", new[]
        {
            _byNext > 0 ? $"{_byNext} end where the next on the channel begins" : null,
            _byLength > 0 ? $"{_byLength} after the length given" : null,
            _byDefault > 0 ? $"{_byDefault} after half an hour, as nothing says more" : null,
        }.OfType<string>()) + ".";

    private Instant End(Instant start, Instant? next, OpenEnd open)
    {
        if (next is { } instant && instant - start <= OpenEnd.MaxSeconds)
        {
            _byNext++;
            return instant;
        }

        _ = open.Seconds is null ? _byDefault++ : _byLength++;
        var end = start.PlusSeconds(open.Seconds ?? OpenEnd.DefaultSeconds);
        return end.IsInRange ? end : Instant.MaxValue;
    }

    private static string Programmes(int count) => count == 1 ? "1 programme" : $"{count} programmes";
}
