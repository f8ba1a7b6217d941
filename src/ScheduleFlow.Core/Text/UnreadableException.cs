using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Text;

/// <summary>
/// Carries a problem out of a stream through a parser of the platform that reads from it; caught by the reader that
/// built the two, and nowhere else.
/// </summary>
internal sealed class UnreadableException(Problem problem) : Exception(problem.Message)
{
    public Problem Problem { get; } = problem;
}
