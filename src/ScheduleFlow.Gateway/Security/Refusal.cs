using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Security;

/// <summary>Why a request was refused before its endpoint saw it; <c>Http</c> makes the reply of it.</summary>
/// <param name="Problem">What the caller is told.</param>
/// <param name="Reason">What the logs are told: a word of <see cref="RefusalReason"/>.</param>
internal sealed record Refusal(Problem Problem, string Reason)
{
    /// <summary>Refuses the request: sets the status, and leaves the problem to be written.</summary>
    /// <param name="http">The request.</param>
    /// <param name="problem">What the caller is told.</param>
    /// <param name="reason">A word of <see cref="RefusalReason"/>; null: the usual one of such a problem.</param>
    public static Task Set(HttpContext http, Problem problem, string? reason = null)
    {
        http.Response.StatusCode = problem.Type.HttpStatus;
        http.Features.Set(new Refusal(problem, reason ?? RefusalReason.OfType(problem.Type)));
        return Task.CompletedTask;
    }
}
