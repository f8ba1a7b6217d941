using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage;

/// <summary>The API keys.</summary>
internal interface IKeyStore
{
    /// <summary>All API keys, including revoked and expired ones, in order of creation.</summary>
    Outcome<ImmutableList<ApiKey>> List();

    /// <summary>Adds a key. <c>conflict</c>: its id exists already, or its name in a valid key.</summary>
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

    /// <summary>Revokes a key; a revoked one stays as it is. <c>not_found</c>: there is no such key.</summary>
    Outcome<ApiKey> Revoke(string id, Instant now);
}
