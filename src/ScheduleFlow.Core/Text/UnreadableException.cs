using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Text;

/// <summary>
/// Carries a problem from a stream through the platform's parser that reads it. Only the reader that connected the two
/// catches it.
/// </summary>
internal sealed class UnreadableException(Problem problem) : Exception(problem.Message)
{
    public Problem Problem { get; } = problem;
}
