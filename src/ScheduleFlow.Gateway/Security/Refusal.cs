using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Security;

/// <summary>Why a request was refused before its endpoint saw it; <c>Http</c> makes the reply of it.</summary>
/// <param name="Problem">What the caller is told.</param>
internal sealed record Refusal(Problem Problem)
{
    /// <summary>Refuses the request: sets the status, and leaves the problem to be written.</summary>
    public static Task Set(HttpContext http, Problem problem)
    {
        http.Response.StatusCode = problem.Type.HttpStatus;
        http.Features.Set(new Refusal(problem));
        return Task.CompletedTask;
    }
}
