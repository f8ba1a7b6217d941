namespace ScheduleFlow.Core.Storage;

/// <summary>What a reply was read from: as long as that has not changed, the reply is still right.</summary>
public abstract record StampScope
{
    private StampScope()
    {
    }

    /// <summary>Every schedule.</summary>
    public static StampScope Schedules { get; } = new AllSchedules();

    /// <summary>The channels, the results of checking their links, and the settings.</summary>
    public static StampScope Channels { get; } = new AllChannels(false);

    /// <summary>The same, and the schedules that the channels show: a guide.</summary>
    public static StampScope Guide { get; } = new AllChannels(true);

    /// <summary>One schedule.</summary>
    /// <param name="id">Its id as the client wrote it; a malformed one has no stamp.</param>
    public static StampScope Schedule(string id) => new OneSchedule(id);

    internal sealed record AllSchedules : StampScope;

    internal sealed record OneSchedule(string Id) : StampScope;

    internal sealed record AllChannels(bool WithSchedules) : StampScope;
}
