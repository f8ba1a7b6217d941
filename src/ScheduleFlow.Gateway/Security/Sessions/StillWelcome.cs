namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>
/// Whether the key or the session of a long request counts by now: it may be revoked, expire or end while the request lasts.
/// </summary>
internal sealed class StillWelcome(KeyCheck keys, SessionCheck sessions)
{
    public bool Is(HttpContext http) =>
        Session.Of(http.User) is { } session ? sessions.Caller(session) is not null
        : ApiKeyHandler.KeyIn(http.Request) is not { } key || keys.IsAdminKey(key) || keys.Find(key).Verdict == KeyVerdict.Valid;
}
