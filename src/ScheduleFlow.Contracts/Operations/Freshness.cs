namespace ScheduleFlow.Contracts.Operations;

/// <summary>What a reply depends on, so that a client need not fetch an unchanged one again.</summary>
public enum Freshness
{
    /// <summary>More than the store, such as the time: the reply is always made anew.</summary>
    None,

    /// <summary>The schedule that the path names.</summary>
    Schedule,

    /// <summary>All schedules.</summary>
    Schedules,

    /// <summary>The channels and what is known of their links.</summary>
    Channels,

    /// <summary>The channels and all schedules.</summary>
    ChannelsAndSchedules,
}
