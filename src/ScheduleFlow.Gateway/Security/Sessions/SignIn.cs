using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Diagnostics;
using ScheduleFlow.Gateway.Security.Attempts;

namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>
/// Signing in:
/// <code>
///   credentials ─(1)▶ may this name and this address try? ─(2)▶ compare ─(3)▶ a session │ the same refusal in every case
/// </code>
/// </summary>
internal sealed class SignIn(
    SignInGuard guard, PasswordCheck passwords, UserRing users, KeyCheck keys, SessionCheck sessions, ILogger<SignIn> log)
{
    private const int MaxPasswordLength = 1_000;

    /// <returns>A session; null: refused, and the reply is set.</returns>
    public Task<Session?> TryAsync(HttpContext http, Credentials given) =>
        given.Key.Length > 0 ? WithKeyAsync(http, given.Key) : WithPasswordAsync(http, given);

    /// <summary>A page of another origin wants to sign its visitor in.</summary>
    public static Task RefuseForeignAsync(HttpContext http) => Refusal.Set(
        http,
        new Problem(ErrorType.Forbidden, "A page of another origin wants to sign in.") { Hint = "Sign in on a page of this server." },
        RefusalReason.ForeignPage);

    private async Task<Session?> WithPasswordAsync(HttpContext http, Credentials given)
    {
        // (1)
        var address = Caller.Network(http);
        if (guard.Begin(given.Name, address) is { } wait)
        {
            await TooManyAttempts.RefuseAsync(http, wait);
            return null;
        }

        // (2)
        var user = users.Find(given.Name);
        var isRight = given.Password.Length <= MaxPasswordLength
            ? await passwords.IsAsync(user, given.Password, http.RequestAborted)
            : false;
        if (isRight is null)
        {
            await Refusal.Set(
                http,
                new Problem(ErrorType.Unavailable, "Too many are signing in at once.") { Hint = "Try again in a moment." });
            return null;
        }

        // (3)
        if (isRight == false || user is not { Disabled: null })
        {
            log.SignInRefused(LogText.OneWord(ApiKeyNames.IsWellFormed(given.Name) ? given.Name : "-"), Caller.Address(http));
            await Refusal.Set(
                http,
                new Problem(ErrorType.Unauthorized, "The name or the password is wrong, or the user is disabled."),
                RefusalReason.WrongPassword);
            return null;
        }

        guard.Succeeded(given.Name, address);
        log.SignedIn(user.Name, Caller.Address(http));
        return sessions.Begin(user);
    }

    private async Task<Session?> WithKeyAsync(HttpContext http, string text)
    {
        if (keys.IsAdminKey(text))
        {
            log.SignedIn(ApiKeyHandler.AdminName, Caller.Address(http));
            return sessions.BeginAdmin();
        }

        if (keys.Find(text) is (KeyVerdict.Valid, { } key))
        {
            log.SignedIn(key.Name, Caller.Address(http));
            return sessions.Begin(key);
        }

        if (guard.WrongKey(Caller.Network(http)) is { } wait)
        {
            await TooManyAttempts.RefuseAsync(http, wait);
        }
        else
        {
            await Refusal.Set(http, new Problem(ErrorType.Unauthorized, "The API key is not known, was revoked or has expired."), RefusalReason.UnknownKey);
        }

        return null;
    }
}
