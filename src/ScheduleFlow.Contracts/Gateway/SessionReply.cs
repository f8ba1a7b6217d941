using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Gateway;

/// <summary>GET /api/me and GET /api/session: who one is to this server.</summary>
/// <param name="Role">What one may do: <c>none</c>, or one of <see cref="ApiKeyRoles.All"/>.</param>
/// <param name="How"><c>anonymous</c>, <c>key</c> or <c>session</c>.</param>
/// <param name="Insecure">Whether others on the way can read what is sent: it is plain HTTP from another machine.</param>
public sealed record SessionReply(string Role, string How, bool Insecure)
{
    [JsonPropertyOrder(-1)]
    public string Status { get; init; } = "success";

    /// <summary>The name of the user or the key; absent where one has none.</summary>
    public string? Name { get; init; }

    /// <summary>When the session ends if it is not used until then; absent without one.</summary>
    public string? Expires { get; init; }

    /// <summary>Where a browser signs in at the organisation's own provider; absent where there is none.</summary>
    public string? Provider { get; init; }
}
