using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Links;

/// <summary>
/// Ends the check of a link from anywhere, even from inside the platform's HTTP client, which calls back to connect.
/// <see cref="LinkChecker"/> turns it into a result.
/// </summary>
internal sealed class LinkException(LinkState state, string reason) : Exception(reason)
{
    public LinkException(string reason)
        : this(LinkState.Broken, reason)
    {
    }

    public LinkVerdict Verdict => new(state, Message);
}
