namespace ScheduleFlow.Core.Filling;

/// <summary>Finds the video whose last start lies farthest back (ties: pool order). O(log n) per play.</summary>
internal sealed class LongestRested
{
    private readonly PriorityQueue<int, (long LastStart, int Video)> _queue = new();
    private readonly long[] _lastStarts;

    /// <param name="lastStarts">Video → its last start; <see cref="Played"/> updates it.</param>
    public LongestRested(long[] lastStarts) => _lastStarts = lastStarts;

    /// <summary>The video may be found from now on. Called once for each.</summary>
    public void Join(int video) => _queue.Enqueue(video, (_lastStarts[video], video));

    public void Played(int video, long start)
    {
        _lastStarts[video] = start;
        _queue.Enqueue(video, (start, video));
    }

    /// <summary>The video; -1: none has joined.</summary>
    public int Find()
    {
        // A play leaves the video's older entry in the queue, where it is dropped when its turn comes.
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
