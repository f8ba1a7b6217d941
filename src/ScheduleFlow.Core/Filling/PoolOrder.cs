namespace ScheduleFlow.Core.Filling;

/// <summary>
/// The order of the pool, again and again: each video is followed by the next one that is not cooling down. One that is
/// skipped waits for its next turn, which keeps the sequence recognisable and the distances even.
/// </summary>
internal sealed class PoolOrder(int videos, long cooldown) : IPlayOrder
{
    private readonly ReadySet _rested = new(videos);
    private int _cursor;

    public long RestSeconds => cooldown;

    public void Join(int video)
    {
    }

    public void Rested(int video) => _rested.Add(video);

    public void Withdraw(int video) => _rested.Remove(video);

    public int Next()
    {
        var next = _rested.FirstFrom(_cursor);
        return next >= 0 ? next : _rested.FirstFrom(0);
    }

    public void Played(int video)
    {
        _rested.Remove(video);
        _cursor = video + 1;
    }
}
