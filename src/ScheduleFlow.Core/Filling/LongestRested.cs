namespace ScheduleFlow.Core.Filling;

/// <summary>Finds the video whose last start lies farthest back (ties: pool order). O(log n) a play.</summary>
internal sealed class LongestRested
{
    private readonly PriorityQueue<int, (long LastStart, int Video)> _queue = new();
    private readonly long[] _lastStarts;

    /// <param name="lastStarts">Video → its last start; kept up to date here by <see cref="Played"/>.</param>
    public LongestRested(long[] lastStarts) => _lastStarts = lastStarts;

    /// <summary>The video may be found from now on. Once each.</summary>
    public void Join(int video) => _queue.Enqueue(video, (_lastStarts[video], video));

    public void Played(int video, long start)
    {
        _lastStarts[video] = start;
        _queue.Enqueue(video, (start, video));
    }

    /// <summary>The video, or -1 where none has joined.</summary>
    public int Find()
    {
        // A play leaves the video's older entry in the queue; it is dropped when it comes up.
        while (_queue.TryPeek(out var video, out var key))
        {
            if (key.LastStart == _lastStarts[video])
            {
                return video;
            }

            _queue.Dequeue();
        }

        return -1;
    }
}
