using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using Yarp.ReverseProxy.Model;

namespace ScheduleFlow.Gateway.Security;

/// <summary>
/// Why a request was refused (401, 403, 421, 429), in one word that stays the same: for the logs, the audit log, and
/// the filter of fail2ban that reads them.
/// </summary>
internal static class RefusalReason
{
    /// <summary>No key was sent where one is needed.</summary>
    public const string NoKey = "no_key";

    public const string UnknownKey = "unknown_key";

    public const string RevokedKey = "revoked_key";

    public const string ExpiredKey = "expired_key";

    public const string WrongPassword = "wrong_password";

    /// <summary>The session was ended, has expired, or its user may no longer sign in.</summary>
    public const string EndedSession = "ended_session";

    /// <summary>Too many wrong passwords or keys.</summary>
    public const string Lockout = "lockout";

    /// <summary>A key or a password over plain HTTP, where that is forbidden.</summary>
    public const string PlainHttp = "plain_http";

    /// <summary>The key or the user is known; the role is too low.</summary>
    public const string Role = "role";

    /// <summary>The key's role is enough, and its scope does not cover this.</summary>
    public const string Scope = "scope";

    /// <summary>A page of another origin sent the request, without a key.</summary>
    public const string ForeignPage = "foreign_page";

    /// <summary>Too many requests in a minute.</summary>
    public const string Rate = "rate";

    /// <summary>The request's Host is not one of ours.</summary>
    public const string Host = "host";

    /// <summary>The path is outside the folders that the server may read, or the operating system refuses it.</summary>
    public const string Path = "path";

    /// <summary>Another server refused, and its reply was forwarded: a node behind the edge, or an origin of media.</summary>
    public const string Other = "other";

    /// <summary>The reason of a reply; null where it is not a refusal.</summary>
    public static string? Of(HttpContext http)
    {
        if (OfStatus(http.Response.StatusCode) is not { } usual)
        {
            return null;
        }

        return http.Features.Get<Refusal>()?.Reason
            ?? (http.Features.Get<IReverseProxyFeature>() is not null ? Other
                // The role was enough, or there would be a refusal: the worker has said it.
                : usual == Role && http.GetEndpoint()?.Metadata.GetMetadata<Operation>() is not null ? Path
                : usual);
    }

    /// <summary>The usual reason of an error.</summary>
    public static string OfType(ErrorType type) => OfStatus(type.HttpStatus) ?? type.Name;

    private static string? OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => NoKey,
        StatusCodes.Status403Forbidden => Role,
        StatusCodes.Status421MisdirectedRequest => Host,
        StatusCodes.Status429TooManyRequests => Rate,
        _ => null,
    };
}
