using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Selects channels.</summary>
/// <param name="Group">One of their groups, in any case; null: all.</param>
/// <param name="Name">A part of the name, in any case; null: all.</param>
/// <param name="State">The state of their links; null: all.</param>
internal sealed record ChannelFilter(string? Group, string? Name, LinkState? State)
{
    /// <param name="group">See <see cref="Group"/>.</param>
    /// <param name="name">See <see cref="Name"/>.</param>
    /// <param name="state">One of <see cref="LinkStateNames.All"/>, or null.</param>
    public static Outcome<ChannelFilter> Of(string? group, string? name, string? state)
    {
        if (state is null)
        {
            return new ChannelFilter(group, name, null);
        }

        return LinkStateNames.Parse(state.ToLowerInvariant()) is { } known
            ? new ChannelFilter(group, name, known)
            : new Problem(ErrorType.Validation, $"“{state}” is not a state of a channel.")
            {
                Hint = $"States: {string.Join(", ", LinkStateNames.All)}.",
            };
    }

    public bool Fits(Channel channel, LinkReport report) =>
        (Group is null || channel.Groups.Any(group => group.Equals(Group, StringComparison.OrdinalIgnoreCase)))
        && (Name is null || channel.Name.Contains(Name, StringComparison.OrdinalIgnoreCase))
        && (State is not { } state || (report.Of(channel)?.State ?? LinkState.Unchecked) == state);
}
