using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Timelines;

/// <summary>
/// A channel with a timeline as a caller names it: one of the list as everywhere (<see cref="ChannelRef"/>); or the exact name
/// of a timeline that is not in the list, such as <c>default</c> or a plan's channel.
/// </summary>
internal static class TimelineRef
{
    private const int MostShown = 80;

    /// <param name="text">An id, an exact name, or the beginning of an id.</param>
    /// <param name="list">The channels.</param>
    /// <param name="timelines">The timelines.</param>
    /// <param name="context">Says who asks.</param>
    /// <param name="isNew">Whether what names nothing is the name of a new timeline.</param>
    /// <returns>
    /// The channel as in <see cref="ChannelTimeline.Channel"/>. <c>not_found</c>: there is none; the hint names a near one.
    /// <c>validation</c>: the text fits several, is empty, or cannot be a name.
    /// </returns>
    public static Outcome<string> Find(
        string text, ChannelList list, ChannelTimelines timelines, OperationContext context, bool isNew = false)
    {
        if (list.Find(text) is not null || text == ChannelTimeline.DefaultChannel || !timelines.Of(text).IsEmpty)
        {
            return text;
        }

        if (ChannelRef.Find(text, list, context).TryGet(out var channel, out var problem))
        {
            return channel.Id;
        }

        // Who may name only some channels is not told of others.
        return problem.Type != ErrorType.NotFound ? problem
            : isNew ? NewName(text)
            : context.Outside.TakesWholeIds ? problem
            : Unknown(text, list, timelines);
    }

    private static Outcome<string> NewName(string text) =>
        NameRule.Check(text) is { } tooLong ? tooLong
        : text != text.Trim() || text.Any(char.IsControl)
            ? new Problem(ErrorType.Validation, "The name of a timeline has no spaces at its ends, and no control characters.")
        : text;

    private static Problem Unknown(string text, ChannelList list, ChannelTimelines timelines)
    {
        var known = list.Channels.SelectMany(channel => (string[])[channel.Id, channel.Name]).Concat(timelines.Channels.Keys);
        var near = Nearest.To(text, known) is { } meant ? $"Did you mean “{meant}”? " : "";
        return new Problem(ErrorType.NotFound, $"There is no channel “{ShortText.Of(text, MostShown)}”.")
        {
            Hint = near + "list-channels (GET /api/channels) shows the channels; publish-schedule --new begins a timeline for a "
                + "name that is not among them.",
        };
    }
}
