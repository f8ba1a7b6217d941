namespace ScheduleFlow.Contracts.Operations;

/// <summary>What a reply depends on, so that an unchanged one need not be asked for again.</summary>
public enum Freshness
{
    /// <summary>On more than the store says, such as the time: it is always asked for.</summary>
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
