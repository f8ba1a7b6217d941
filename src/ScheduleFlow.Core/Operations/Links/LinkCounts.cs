using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Operations.Links;

/// <summary>How many channels have a link in each state.</summary>
/// <param name="Checked">Channels that were checked.</param>
/// <param name="Working">How many of these work.</param>
/// <param name="Broken">How many of these are broken.</param>
/// <param name="Timeout">How many of these timed out.</param>
/// <param name="Unchecked">Channels that were never checked, or have a scheme that is not checked.</param>
internal sealed record LinkCounts(int Checked, int Working, int Broken, int Timeout, int Unchecked)
{
    public static LinkCounts Of(IReadOnlyCollection<Channel> channels, LinkReport report)
    {
        var states = channels
            .GroupBy(channel => report.Of(channel)?.State ?? LinkState.Unchecked)
            .ToDictionary(group => group.Key, group => group.Count());
        return new LinkCounts(
            channels.Count(channel => report.Of(channel) is not null),
            states.GetValueOrDefault(LinkState.Working),
            states.GetValueOrDefault(LinkState.Broken),
            states.GetValueOrDefault(LinkState.Timeout),
            states.GetValueOrDefault(LinkState.Unchecked));
    }
}
