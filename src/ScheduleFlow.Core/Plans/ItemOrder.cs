namespace ScheduleFlow.Core.Plans;

/// <summary>Which item of a pool comes next.</summary>
internal enum ItemOrder
{
    /// <summary>Every item once, in an order drawn from the seed, then all again in another order.</summary>
    Shuffle,

    /// <summary>By series, season and episode, else as listed; it goes on where it stopped.</summary>
    Sequence,

    /// <summary>The item that has rested longest.</summary>
    LeastRecent,

    /// <summary>Drawn from the seed, by weight.</summary>
    Weighted,
}
