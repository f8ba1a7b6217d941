using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Security;

/// <summary>Why a request was refused before it reached its endpoint; <c>Http</c> turns it into the reply.</summary>
/// <param name="Problem">The caller's error.</param>
/// <param name="Reason">The reason for the logs: a word of <see cref="RefusalReason"/>.</param>
internal sealed record Refusal(Problem Problem, string Reason)
{
    /// <summary>Refuses the request: sets the status, and leaves the problem to be written.</summary>
    /// <param name="http">The request.</param>
    /// <param name="problem">The caller's error.</param>
    /// <param name="reason">A word of <see cref="RefusalReason"/>; null: the usual one for such an error.</param>
    public static Task Set(HttpContext http, Problem problem, string? reason = null)
    {
        http.Response.StatusCode = problem.Type.HttpStatus;
        http.Features.Set(new Refusal(problem, reason ?? RefusalReason.OfType(problem.Type)));
        return Task.CompletedTask;
    }
}
