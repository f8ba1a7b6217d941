using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Storage;

/// <summary>The replies kept for repeated requests; each is stored with the change that it answers.</summary>
internal interface IReplyStore
{
    /// <summary>
    /// The reply to a request of the same caller with this key within <see cref="KeptReply.Lifetime"/>; empty: there is none.
    /// <c>conflict</c>: that was another request.
    /// </summary>
    Outcome<ReadOnlyMemory<byte>> Find(string key, string fingerprint);
}
