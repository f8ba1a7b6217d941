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

    /// <summary>Revokes a key; one that is revoked already stays as it is. <c>not_found</c> where there is none.</summary>
    Outcome<ApiKey> Revoke(string id, Instant now);
}
