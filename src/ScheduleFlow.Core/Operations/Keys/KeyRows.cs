using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Keys;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Keys;

/// <summary>Keys as replies show them.</summary>
internal static class KeyRows
{
    private static KeyRow Of(ApiKey key, Instant now, Instant? used) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Role = key.Role,
        Verbs = Scope(key.Verbs),
        Channels = Scope(key.Channels),
        State = StateOf(key, now),
        Created = Text(key.Created)!,
        Expires = Text(key.Expires),
        Revoked = Text(key.Revoked),
        LastUsed = used?.ToString(),
    };

    /// <param name="keys">All keys.</param>
    /// <param name="used">When each was last used, by id.</param>
    /// <param name="now">The operation's present.</param>
    public static ListKeysReply Of(ImmutableList<ApiKey> keys, IReadOnlyDictionary<string, Instant> used, Instant now) => new()
    {
        Keys = keys.ToRows(key => Of(key, now, used.TryGetValue(key.Id, out var last) ? last : null)),
        Count = keys.Count,
    };

    public static CreateKeyReply Created(ApiKey key, KeyMaterial material) => new()
    {
        Key = material.Key,
        Id = key.Id,
        Name = key.Name,
        Role = key.Role,
        Verbs = Scope(key.Verbs),
        Channels = Scope(key.Channels),
        State = StateOf(key, Instant.From(key.Created)),
        Created = Text(key.Created)!,
        Expires = Text(key.Expires),
        Revoked = Text(key.Revoked),
    };

    public static RotateKeyReply Rotated(ApiKey old, ApiKey key, KeyMaterial material) => new()
    {
        Key = material.Key,
        Id = key.Id,
        Name = key.Name,
        Role = key.Role,
        Verbs = Scope(key.Verbs),
        Channels = Scope(key.Channels),
        State = StateOf(key, Instant.From(key.Created)),
        Created = Text(key.Created)!,
        Expires = Text(key.Expires),
        Revoked = Text(key.Revoked),
        OldId = old.Id,
        OldExpires = Text(old.Expires)!,
    };

    public static RevokeKeyReply Revoked(ApiKey key, Instant now) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Role = key.Role,
        Verbs = Scope(key.Verbs),
        Channels = Scope(key.Channels),
        State = StateOf(key, now),
        Created = Text(key.Created)!,
        Expires = Text(key.Expires),
        Revoked = Text(key.Revoked),
    };

    private static ImmutableArray<string>? Scope(ImmutableArray<string> scope) => scope.IsEmpty ? null : scope;

    private static string StateOf(ApiKey key, Instant now) =>
        key.Revoked is not null ? "revoked" : key.IsOver(now.ToDateTimeOffset()) ? "expired" : "valid";

    private static string? Text(DateTimeOffset? time) => time is { } value ? Instant.From(value).ToString() : null;
}
