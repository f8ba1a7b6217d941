using System.Collections.Immutable;
using ScheduleFlow.Dashboard.Calendar.Geometry;

namespace ScheduleFlow.Dashboard.Calendar.Dragging;

/// <summary>A drag: it knows what is held, and says where that would land.</summary>
/// <param name="kind">What is dragged of it.</param>
/// <param name="held">The event that is held.</param>
/// <param name="others">Those that are selected with it.</param>
internal sealed class Drag(DragKind kind, CalendarEvent held, ImmutableArray<CalendarEvent> others)
{
    /// <summary>How near an edge attracts, in pixels.</summary>
    private const double Reach = 8;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, (ImmutableArray<CalendarEvent> Of, CalendarEvent[] Still, TimeSpan Longest)> _still = [];

    public DragKind Kind => kind;

    public CalendarEvent Held => held;

    /// <summary>Where it would land.</summary>
    /// <param name="axis">How time is drawn.</param>
    /// <param name="lane">The lane below the pointer.</param>
    /// <param name="along">How far along the lane what is held begins, in pixels; of an edge: where the edge is.</param>
    /// <param name="events">What is on a channel.</param>
    /// <param name="earliest">What has been on air stays: nothing lands before; null: no bound.</param>
    public Landing At(
        Axis axis, Lane lane, double along, Func<string, ImmutableArray<CalendarEvent>> events, DateTimeOffset? earliest)
    {
        var channel = kind is DragKind.Start or DragKind.End ? held.Channel : lane.Channel;
        var pointer = axis.At(lane, along);
        var reach = axis.Length(Reach);
        var still = Near(channel, events(channel), pointer - held.Length - reach, pointer + held.Length + held.Length + reach);
        var edges = still.SelectMany<CalendarEvent, DateTimeOffset>(one => [one.Start, one.End]);
        var (start, end) = kind switch
        {
            DragKind.Start => (Min(Snapping.Edge(pointer, edges, reach), held.End - Shortest), held.End),
            DragKind.End => (held.Start, Max(Snapping.Edge(pointer, edges, reach), held.Start + Shortest)),
            DragKind.Add => InGap(pointer, still) is { } begin ? (begin, begin + held.Length) : default,
            _ => Snapping.Start(pointer, held.Length, edges, reach) is var at ? (at, at + held.Length) : default,
        };
        if (end == default)
        {
            start = Snapping.Start(pointer, held.Length, edges, reach);
            end = start + held.Length;
        }

        if (earliest is { } bound && kind != DragKind.End && start < bound)
        {
            start = RoundUp(bound);
            end = kind == DragKind.Start ? held.End : start + held.Length;
        }

        return Of(start, end, channel, events);
    }

    // What comes from the library and is held over a gap lies within it, or begins with it.
    private DateTimeOffset? InGap(DateTimeOffset pointer, List<CalendarEvent> still)
    {
        var before = still.Where(one => one.Start <= pointer).Select(one => (DateTimeOffset?)one.End).Max();
        var after = still.Where(one => one.Start > pointer).Select(one => (DateTimeOffset?)one.Start).Min();
        if (before is null || after is null || before > pointer)
        {
            return null;
        }

        var last = after.Value - held.Length;
        return last <= before ? before : Max(before.Value, Min(Snapping.Round(pointer), last));
    }

    /// <summary>The landing of a step by keys.</summary>
    public Landing To(DateTimeOffset start, DateTimeOffset end, string channel, Func<string, ImmutableArray<CalendarEvent>> events) =>
        Of(start, end, channel, events);

    private Landing Of(
        DateTimeOffset start, DateTimeOffset end, string channel, Func<string, ImmutableArray<CalendarEvent>> events)
    {
        var by = start - held.Start;
        var moves = ImmutableArray.Create(new Move(held, start, end, channel));
        if (kind == DragKind.Move)
        {
            moves = moves.AddRange(others.Select(other => new Move(
                other, other.Start + by, other.End + by, other.Channel == held.Channel ? channel : other.Channel)));
        }

        var overlaps = moves.SelectMany(move => Near(move.Channel, events(move.Channel), move.Start, move.End)
            .Where(one => one.Start < move.End && one.End > move.Start)
            .Select(one => Both(one, move))
            .Where(overlap => !Was(overlap)));
        return new(moves, [.. overlaps]);
    }

    // What stays on a channel, near a stretch of time: one before and one after it, too. A frame has no time for all events.
    private List<CalendarEvent> Near(string channel, ImmutableArray<CalendarEvent> events, DateTimeOffset from, DateTimeOffset to)
    {
        if (!_still.TryGetValue(channel, out var known) || known.Of != events)
        {
            var moving = others.Select(other => other.Key).Append(held.Key).ToHashSet(StringComparer.Ordinal);
            CalendarEvent[] still = [.. events.Where(one => !moving.Contains(one.Key))];
            known = (events, still, still.Length == 0 ? TimeSpan.Zero : still.Max(one => one.Length));
            _still[channel] = known;
        }

        var (first, last) = (0, known.Still.Length);
        while (first < last)
        {
            var middle = (first + last) / 2;
            (first, last) = known.Still[middle].Start < from - known.Longest ? (middle + 1, last) : (first, middle);
        }

        var near = new List<CalendarEvent>();
        for (var i = Math.Max(0, first - 1); i < known.Still.Length; i++)
        {
            near.Add(known.Still[i]);
            if (known.Still[i].Start > to)
            {
                break;
            }
        }

        return near;
    }

    private static Overlap Both(CalendarEvent still, Move move) =>
        new(
            still with { Start = Max(still.Start, move.Start), End = Min(still.End, move.End) },
            move.Event with { Start = Max(still.Start, move.Start), End = Min(still.End, move.End) });

    // An overlap that is there already, and gets no longer, is none of the drag's making.
    private bool Was(Overlap overlap) =>
        kind is DragKind.Start or DragKind.End && overlap.Start >= held.Start && overlap.End <= held.End;

    private static DateTimeOffset RoundUp(DateTimeOffset at) => Snapping.Round(at) is var round && round < at ? round + Snapping.Step : round;

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
