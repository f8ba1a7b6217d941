namespace ScheduleFlow.Core.Filling;

/// <summary>
/// Rounds over the pool, each newly shuffled (Fisher–Yates): every video plays once per round, so none is favoured, and
/// viewers do not see the same sequence again.
/// <para>
/// With a shuffle alone, one round could end and the next begin with the same video. So a video is offered only after it
/// has rested for the cooldown and for more than half of the pool, whichever is longer; the round's other videos come
/// first. This costs little variety: a video is kept away only for the length of half a pool. If the cooldown keeps a
/// video away, and the pool is hardly longer than the cooldown, the rounds come ever closer to one repeated sequence; at
/// cooldown = pool length nothing else is possible.
/// </para>
/// <para>
/// Without plays from the history, the round always has a video to offer while any video is past the cooldown: those that
/// have not played in this round have rested longer than those that have, and all others have played since the longest
/// rested one did.
/// </para>
/// </summary>
internal sealed class ShuffledRounds : IPlayOrder
{
    private readonly Xoshiro256 _random;
    private readonly int[] _round; // the videos that joined, in this round's order
    private readonly int[] _place; // video → its place in the round
    private readonly bool[] _isRested;
    private readonly bool[] _hasPlayed; // in this round
    private readonly ReadySet _offers; // places in the round: rested, not played
    private int _joined;
    private int _left; // joined, but not played in this round

    public ShuffledRounds(int videos, long cooldown, long slotSeconds, long seed)
    {
        _random = new Xoshiro256(seed);
        _round = new int[videos];
        _place = new int[videos];
        _isRested = new bool[videos];
        _hasPlayed = new bool[videos];
        _offers = new ReadySet(videos);
        RestSeconds = Math.Max(cooldown, ((videos / 2) + 1) * slotSeconds);
        IsRoundOver = true;
    }

    public long RestSeconds { get; }

    private bool IsRoundOver { get; set; }

    public void Join(int video)
    {
        _round[_joined] = video;
        _place[video] = _joined++;
        _left++;
    }

    public void Rested(int video)
    {
        _isRested[video] = true;
        if (!_hasPlayed[video])
        {
            _offers.Add(_place[video]);
        }
    }

    public void Withdraw(int video)
    {
        _isRested[video] = false;
        _offers.Remove(_place[video]);
    }

    public int Next()
    {
        if (IsRoundOver)
        {
            BeginRound();
        }

        var place = _offers.FirstFrom(0);
        return place < 0 ? -1 : _round[place];
    }

    public void Played(int video)
    {
        _isRested[video] = false;
        _offers.Remove(_place[video]);
        if (!_hasPlayed[video])
        {
            _hasPlayed[video] = true;
            IsRoundOver = --_left == 0;
        }
    }

    private void BeginRound()
    {
        IsRoundOver = false;
        _left = _joined;
        _random.Shuffle(_round.AsSpan(0, _joined));
        _offers.Clear();
        for (var place = 0; place < _joined; place++)
        {
            var video = _round[place];
            _place[video] = place;
            _hasPlayed[video] = false;
            if (_isRested[video])
            {
                _offers.Add(place);
            }
        }
    }
}
