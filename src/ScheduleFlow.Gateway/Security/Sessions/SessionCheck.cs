using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Users;
using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>
/// Begins sessions, and checks at each request whether one still counts: it was not ended, it is not too old, and its user
/// may still sign in. The caller has the rights that the user has now, not those at the sign-in.
/// </summary>
internal sealed class SessionCheck(
    UserRing users, KeyRing keys, KeyUses uses, EndedSessions ended, GatewayOptions options, TimeProvider time)
{
    private readonly string _adminStamp = options.Security.AdminKey is { } key ? StampOf(key) : "";

    public Session Begin(User user) => Begin(SessionKind.User, user.Name, user.Stamp);

    public Session Begin(ApiKey key) => Begin(SessionKind.Key, key.Id, key.Id);

    /// <summary>With the admin key of the environment.</summary>
    public Session BeginAdmin() => Begin(SessionKind.AdminKey, ApiKeyRoles.Admin, _adminStamp);

    /// <summary>A session of a user who signed in at the provider.</summary>
    /// <param name="name">The user's name in the audit log.</param>
    /// <param name="role">The user's role.</param>
    /// <param name="stamp">The provider's stamp.</param>
    public Session BeginElsewhere(string name, string role, string stamp) => Begin(SessionKind.Provider, name, stamp) with { Role = role };

    /// <summary>The caller whose session it is, in the same form as other callers; null: the session no longer counts.</summary>
    public ClaimsPrincipal? Caller(Session? session)
    {
        if (session is null
            || time.GetUtcNow() - session.Began >= options.Security.SessionLife
            || ended.Has(session.Id)
            || IdentityOf(session) is not { } identity)
        {
            return null;
        }

        identity.AddClaims(session.Claims());
        return new ClaimsPrincipal(identity);
    }

    private ClaimsIdentity? IdentityOf(Session session) => session.Kind switch
    {
        SessionKind.User => users.Find(session.Subject) is { Disabled: null } user && user.Stamp == session.Stamp
            ? CallerIdentity.OfUser(SessionScheme.Cookie, user)
            : null,
        SessionKind.Key => keys.FindValid(session.Subject) is { } key ? LetIn(key) : null,
        SessionKind.AdminKey => _adminStamp.Length > 0 && _adminStamp == session.Stamp
            ? CallerIdentity.OfAdminKey(SessionScheme.Cookie)
            : null,
        SessionKind.Provider => options.Oidc is { } oidc
            && Provider.StampOf(oidc) == session.Stamp
            && ApiKeyRoles.All.Contains(session.Role ?? "")
            ? CallerIdentity.Named(SessionScheme.Cookie, session.Role!, session.Subject)
            : null,
        _ => null,
    };

    private ClaimsIdentity LetIn(ApiKey key)
    {
        uses.Note(key.Id);
        return CallerIdentity.OfKey(SessionScheme.Cookie, key);
    }

    private Session Begin(SessionKind kind, string subject, string stamp) =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), kind, subject, stamp, time.GetUtcNow());

    private static string StampOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("session " + key)))[..32];
}
