namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>A request about a part of schedules: a span of time, a channel.</summary>
/// <typeparam name="TReply">The reply.</typeparam>
public abstract class SchedulePartRequest<TReply> : Request<TReply>
    where TReply : Reply
{
    /// <summary>Only events that are on air at this instant or later; null: from the first.</summary>
    public string? From
    {
        get => Text(SelectionOptions.From);
        init => Set(SelectionOptions.From, value);
    }

    /// <summary>Only events that are on air before this instant; null: to the last.</summary>
    public string? To
    {
        get => Text(SelectionOptions.To);
        init => Set(SelectionOptions.To, value);
    }

    /// <summary>
    /// The IANA zone of written times, and of <see cref="From"/> and <see cref="To"/> where they have no offset; null:
    /// UTC.
    /// </summary>
    public string? Zone
    {
        get => Text(ZoneOption);
        init => Set(ZoneOption, value);
    }

    /// <summary>The id or name of the only channel that is meant; null: all.</summary>
    public string? Channel
    {
        get => Text(SelectionOptions.Channel);
        init => Set(SelectionOptions.Channel, value);
    }

    /// <summary>The option behind <see cref="Zone"/>, in the words of the operation.</summary>
    protected virtual Option ZoneOption => SelectionOptions.Zone;
}
