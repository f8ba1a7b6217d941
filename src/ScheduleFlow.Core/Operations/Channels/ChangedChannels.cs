using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>A change of many channels.</summary>
/// <param name="Reply">The operation's reply.</param>
/// <param name="Ids">The channels that were changed, for the audit log.</param>
internal sealed record ChangedChannels<TReply>(TReply Reply, IEnumerable<string> Ids)
    where TReply : Reply;
