using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Timelines;

/// <summary>
/// What is on air on a channel: the schedules that are published on it. Where two cover the same instant, the one that was
/// published last is on.
/// </summary>
/// <param name="Channel">
/// The channel's id; or a name that is not in the list of channels, such as <see cref="DefaultChannel"/> or a plan's channel.
/// </param>
/// <param name="Publications">In the order in which they were published. A schedule is among them once.</param>
internal sealed record ChannelTimeline(string Channel, ImmutableArray<Publication> Publications)
{
    /// <summary>The channel that calendars are filled for where the caller names none.</summary>
    public const string DefaultChannel = "default";

    public bool IsEmpty => Publications.IsEmpty;

    /// <summary>The one that was published last; null: none.</summary>
    public Publication? Last => Publications.IsEmpty ? null : Publications[^1];

    public Publication? Find(ScheduleId schedule)
    {
        foreach (var publication in Publications)
        {
            if (publication.Schedule == schedule)
            {
                return publication;
            }
        }

        return null;
    }

    /// <summary>With a publication above all others; the schedule's earlier one goes.</summary>
    public ChannelTimeline Publish(Publication publication) =>
        this with { Publications = Unpublish(publication.Schedule).Publications.Add(publication) };

    public ChannelTimeline Unpublish(ScheduleId schedule) =>
        Find(schedule) is { } publication ? this with { Publications = Publications.Remove(publication) } : this;

    /// <summary>With only this publication; null: with none.</summary>
    public ChannelTimeline Only(Publication? publication) => this with { Publications = publication is null ? [] : [publication] };

    public bool Equals(ChannelTimeline? other) =>
        other is not null && Channel == other.Channel && Publications.SequenceEqual(other.Publications);

    public override int GetHashCode() => HashCode.Combine(Channel, Publications.Length);
}
