namespace ScheduleFlow.Core.Storage;

/// <summary>
/// The reply of a change that its client may ask for again: kept with the change, under the client's key, for
/// <see cref="Lifetime"/>.
/// </summary>
/// <param name="Key">The client's key.</param>
/// <param name="Fingerprint">What was asked: the same key with another is a <c>conflict</c>.</param>
/// <param name="Reply">A JSON object, in UTF-8.</param>
internal sealed record KeptReply(string Key, string Fingerprint, ReadOnlyMemory<byte> Reply)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
}
