using System.Security.Claims;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Gateway.Security;

/// <summary>A caller as the rest of the gateway sees them, however they signed in: a role, and a name where they have one.</summary>
internal static class CallerIdentity
{
    /// <summary>A caller without a key or a session.</summary>
    public static ClaimsIdentity Nameless(string scheme, Role role) => Of(scheme, role);

    /// <summary>The environment's admin key, which belongs to no particular person.</summary>
    public static ClaimsIdentity OfAdminKey(string scheme) => Of(scheme, Role.Admin, new Claim(ClaimTypes.Name, ApiKeyHandler.AdminName));

    /// <summary>With the scope of the key.</summary>
    public static ClaimsIdentity OfKey(string scheme, ApiKey key)
    {
        var identity = Named(scheme, key.Role, key.Name);
        identity.AddClaims(KeyScope.Claims(key));
        return identity;
    }

    public static ClaimsIdentity OfUser(string scheme, User user) => Named(scheme, user.Role, user.Name);

    /// <summary>A caller whom the audit log knows by name.</summary>
    /// <param name="scheme">How they signed in.</param>
    /// <param name="role">One of <see cref="Contracts.ApiKeyRoles.All"/>.</param>
    /// <param name="name">A unique name.</param>
    public static ClaimsIdentity Named(string scheme, string role, string name) =>
        Of(scheme, Enum.Parse<Role>(role, ignoreCase: true), new Claim(ClaimTypes.Name, name), new Claim(ApiKeyHandler.KeyName, name));

    private static ClaimsIdentity Of(string scheme, Role role, params ReadOnlySpan<Claim> claims)
    {
        var identity = new ClaimsIdentity(scheme);
        foreach (var claim in claims)
        {
            identity.AddClaim(claim);
        }

        identity.AddClaim(new Claim(ClaimTypes.Role, role.ToString()));
        return identity;
    }
}
