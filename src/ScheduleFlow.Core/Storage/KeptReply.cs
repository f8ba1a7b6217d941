namespace ScheduleFlow.Core.Storage;

/// <summary>
/// The reply to a change that its client may repeat: kept with the change, under the client's key, for
/// <see cref="Lifetime"/>.
/// </summary>
/// <param name="Key">The client's key; whose it is, the store knows from the origin of its changes.</param>
/// <param name="Fingerprint">Identifies the request: the same key with another one is a <c>conflict</c>.</param>
/// <param name="Reply">A JSON object, in UTF-8.</param>
internal sealed record KeptReply(string Key, string Fingerprint, ReadOnlyMemory<byte> Reply)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
}
