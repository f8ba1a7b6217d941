using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Keys;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Keys;

/// <summary>Keys as replies show them.</summary>
internal static class KeyRows
{
    public static KeyRow Of(ApiKey key, Instant now) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Role = key.Role,
        State = StateOf(key, now),
        Created = Text(key.Created)!,
        Expires = Text(key.Expires),
        Revoked = Text(key.Revoked),
    };

    public static ListKeysReply Of(ImmutableList<ApiKey> keys, Instant now) => new() { Keys = [.. keys.Select(key => Of(key, now))], Count = keys.Count };

    public static CreateKeyReply Created(ApiKey key, KeyMaterial material) => new()
    {
        Key = material.Key,
        Id = key.Id,
        Name = key.Name,
        Role = key.Role,
        State = StateOf(key, Instant.From(key.Created)),
        Created = Text(key.Created)!,
        Expires = Text(key.Expires),
        Revoked = Text(key.Revoked),
    };

    public static RevokeKeyReply Revoked(ApiKey key, Instant now) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Role = key.Role,
        State = StateOf(key, now),
        Created = Text(key.Created)!,
        Expires = Text(key.Expires),
        Revoked = Text(key.Revoked),
    };

    private static string StateOf(ApiKey key, Instant now) =>
        key.Revoked is not null ? "revoked" : key.IsOver(now.ToDateTimeOffset()) ? "expired" : "valid";

    private static string? Text(DateTimeOffset? time) => time is { } value ? Instant.From(value).ToString() : null;
}
