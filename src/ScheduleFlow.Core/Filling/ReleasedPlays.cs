namespace ScheduleFlow.Core.Filling;

/// <summary>
/// Fills slots from the front with released videos: those whose windows end with the last slot. The order decides which of the
/// rested ones comes next. If it offers none, the one that has rested longest comes next.
/// <para>
/// Both are free choices that the proof in <see cref="CooldownFeasibility"/> allows: what the order offers has rested for
/// the requested cooldown, and what has rested longest has rested for any cooldown for which some video has. So the slots
/// keep the largest possible cooldown, without knowing it.
/// </para>
/// </summary>
internal sealed class ReleasedPlays
{
    private readonly long[] _lastStarts;
    private readonly IPlayOrder _order;
    private readonly LongestRested _longestRested;
    private readonly PriorityQueue<int, long> _arrivals = new(); // by the instant from which the video is released
    private readonly PriorityQueue<int, (long At, int Video)> _resting = new(); // by the instant at which the order may offer it

    /// <param name="grid">The slots.</param>
    /// <param name="lastStarts">
    /// Video → the known play before its released window; <see cref="KnownStarts.NeverAgain"/>: it has no such window.
    /// </param>
    /// <param name="kept">
    /// The cooldown of the plan for early slots: a video with a play ahead is released when this has passed since that play.
    /// </param>
    /// <param name="order">Which rested video comes next.</param>
    public ReleasedPlays(SlotGrid grid, ReadOnlySpan<long> lastStarts, long kept, IPlayOrder order)
    {
        _lastStarts = lastStarts.ToArray();
        _order = order;
        _longestRested = new LongestRested(_lastStarts);
        for (var video = 0; video < _lastStarts.Length; video++)
        {
            if (_lastStarts[video] <= grid.Start)
            {
                Join(video);
            }
            else
            {
                _arrivals.Enqueue(video, _lastStarts[video] + kept);
            }
        }
    }

    /// <summary>
    /// The video for a slot that starts at this instant; -1: none has rested for <paramref name="leastRest"/>. Must be
    /// called in order of time.
    /// </summary>
    public int Play(long start, long leastRest)
    {
        while (_arrivals.TryPeek(out var arrival, out var released) && released <= start)
        {
            _arrivals.Dequeue();
            Join(arrival);
        }

        while (_resting.TryPeek(out var resting, out var key) && key.At <= start)
        {
            _resting.Dequeue();

            // If not, it has played since as the longest rested, and the queue has a later entry of it.
            if (_lastStarts[resting] + _order.RestSeconds == key.At)
            {
                _order.Rested(resting);
            }
        }

        var video = _order.Next();
        if (video < 0)
        {
            video = _longestRested.Find();
            if (video < 0 || start - _lastStarts[video] < leastRest)
            {
                return -1;
            }
        }

        _order.Played(video);
        _longestRested.Played(video, start);
        _resting.Enqueue(video, (start + _order.RestSeconds, video));
        return video;
    }

    private void Join(int video)
    {
        _order.Join(video);
        _longestRested.Join(video);
        _resting.Enqueue(video, (_lastStarts[video] + _order.RestSeconds, video));
    }
}
