using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage;

/// <summary>The API keys.</summary>
internal interface IKeyStore
{
    /// <summary>All API keys, the revoked and expired ones too, in order of creation.</summary>
    Outcome<ImmutableList<ApiKey>> List();

    /// <summary>Adds a key. <c>conflict</c> where one with its id exists, or one with its name that is not over.</summary>
    Outcome<ApiKey> Add(ApiKey key, Instant now);

    /// <summary>
    /// Adds a key in the place of one that is not over, and lets that one expire, unless it does so earlier by itself.
    /// <c>not_found</c> where there is none, <c>conflict</c> where it is over.
    /// </summary>
    /// <param name="id">The old key.</param>
    /// <param name="expires">From when on the old key is refused.</param>
    /// <param name="renew">Makes the new key of the old one.</param>
    /// <param name="now">The operation's now.</param>
    Outcome<(ApiKey Old, ApiKey New)> Rotate(string id, Instant expires, Func<ApiKey, ApiKey> renew, Instant now);

    /// <summary>When gateways last let each key in, by its id; none where that is not known or cannot be read.</summary>
    ImmutableSortedDictionary<string, Instant> LastUsed();

    /// <summary>Revokes a key; one that is revoked already stays as it is. <c>not_found</c> where there is none.</summary>
    Outcome<ApiKey> Revoke(string id, Instant now);
}
