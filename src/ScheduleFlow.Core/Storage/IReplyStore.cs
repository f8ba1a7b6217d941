using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Storage;

/// <summary>The replies that are kept for clients who ask again; each is kept by the change that it answers.</summary>
internal interface IReplyStore
{
    /// <summary>
    /// The reply that a request with this key got within <see cref="KeptReply.Lifetime"/>, or empty. <c>conflict</c>
    /// where that was another request.
    /// </summary>
    Outcome<ReadOnlyMemory<byte>> Find(string key, string fingerprint);
}
