namespace ScheduleFlow.Core.Planning;

/// <summary>When pins are on air, and fixed events that may not be late. Times are Unix seconds.</summary>
internal sealed class TakenTimes
{
    private readonly List<(long Start, long End, FixedOccurrence? Occurrence)> _times;
    private readonly long _longest;

    private TakenTimes(List<(long Start, long End, FixedOccurrence? Occurrence)> times)
    {
        _times = times;
        _longest = times.Select(time => time.End - time.Start).DefaultIfEmpty(0).Max();
    }

    public static TakenTimes Of(PlannerInput request, IEnumerable<FixedOccurrence> occurrences)
    {
        var pins = request.Pins.Select(pin =>
            (Start: pin.Window.Start.UnixSeconds, End: pin.Window.End.UnixSeconds, Occurrence: (FixedOccurrence?)null));
        var hard =
            from occurrence in occurrences
            where occurrence.Latest == occurrence.Start
            let items = request.Plan.Fixed[occurrence.Fixed].Items
            where !items.IsEmpty
            let seconds = items.Min(item => request.Plan.Items[item].Seconds)
            select (occurrence.Start, End: occurrence.Start + seconds, Occurrence: (FixedOccurrence?)occurrence);
        return new TakenTimes([.. pins.Concat(hard).OrderBy(time => time.Start)]);
    }

    /// <summary>The times that overlap <c>[from, to)</c>, in order of start.</summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="to">Where to end.</param>
    /// <param name="asking">Who asks: what may not be late gives way to pins alone.</param>
    public IEnumerable<(long Start, long End)> Between(long from, long to, FixedOccurrence asking)
    {
        var isHard = asking.Latest == asking.Start;
        var (low, high) = (0, _times.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _times[middle].Start + _longest <= from ? (middle + 1, high) : (low, middle);
        }

        for (; low < _times.Count && _times[low].Start < to; low++)
        {
            if (_times[low].End > from && !(isHard && _times[low].Occurrence is not null))
            {
                yield return (_times[low].Start, _times[low].End);
            }
        }
    }
}
