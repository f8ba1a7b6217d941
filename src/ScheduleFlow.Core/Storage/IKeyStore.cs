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
    /// Adds a key that replaces a valid one, and lets the old one expire, unless it does so earlier.
    /// <c>not_found</c>: there is no such key. <c>conflict</c>: it is no longer valid.
    /// </summary>
    /// <param name="id">The id of the old key.</param>
    /// <param name="expires">When the old key expires.</param>
    /// <param name="renew">Makes the new key from the old one.</param>
    /// <param name="now">The present.</param>
    Outcome<(ApiKey Old, ApiKey New)> Rotate(string id, Instant expires, Func<ApiKey, ApiKey> renew, Instant now);

    /// <summary>When gateways last accepted each key, by its id; empty if that is unknown or cannot be read.</summary>
    IReadOnlyDictionary<string, Instant> LastUsed();

    /// <summary>Revokes a key; a revoked one stays as it is. <c>not_found</c>: there is no such key.</summary>
    Outcome<ApiKey> Revoke(string id, Instant now);
}
