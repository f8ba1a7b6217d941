using System.Globalization;
using System.Security.Claims;

namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>The ticket in a session's cookie: whose session it is, and what must still be true for it to count.</summary>
/// <param name="Id">32 lower-case hexadecimal digits.</param>
/// <param name="Kind">How the caller signed in.</param>
/// <param name="Subject">The name of the user, the id of the key, the name that the provider gave.</param>
/// <param name="Stamp">The subject's state at the sign-in (<see cref="SessionCheck"/>).</param>
/// <param name="Began">When the caller signed in.</param>
internal sealed record Session(string Id, SessionKind Kind, string Subject, string Stamp, DateTimeOffset Began)
{
    private const string Prefix = "scheduleflow:session:";

    /// <summary>What a ticket of <see cref="SessionKind.Provider"/> says that its caller may do; else null.</summary>
    public string? Role { get; init; }

    /// <summary>The form in which the ticket has it.</summary>
    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(Claims(), SessionScheme.Cookie));

    /// <summary>As claims, in a ticket and on the way through a request.</summary>
    public IEnumerable<Claim> Claims()
    {
        yield return new Claim(Prefix + "id", Id);
        yield return new Claim(Prefix + "kind", Kind.ToString());
        yield return new Claim(Prefix + "subject", Subject);
        yield return new Claim(Prefix + "stamp", Stamp);
        yield return new Claim(Prefix + "began", Began.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        if (Role is { } role)
        {
            yield return new Claim(Prefix + "role", role);
        }
    }

    /// <summary>The caller's session; null for none.</summary>
    public static Session? Of(ClaimsPrincipal? caller)
    {
        if (caller is null
            || Value(caller, "id") is not { } id
            || !Enum.TryParse<SessionKind>(Value(caller, "kind"), out var kind)
            || Value(caller, "subject") is not { } subject
            || Value(caller, "stamp") is not { } stamp
            || !long.TryParse(Value(caller, "began"), NumberStyles.None, CultureInfo.InvariantCulture, out var began))
        {
            return null;
        }

        return new Session(id, kind, subject, stamp, DateTimeOffset.FromUnixTimeSeconds(began)) { Role = Value(caller, "role") };
    }

    private static string? Value(ClaimsPrincipal caller, string name) => caller.FindFirst(Prefix + name)?.Value;
}
