using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations.Archives;

/// <summary>Carries a problem through streams and the platform's tar, which know no problems. The operation catches it.</summary>
internal sealed class ArchiveException(Problem problem) : Exception(problem.Message)
{
    public Problem Problem { get; } = problem;

    /// <summary>The archive is not as it was written.</summary>
    public static ArchiveException Damaged(string what) => new(new Problem(
        ErrorType.ParseError,
        $"The backup is damaged: {what}. Nothing was changed.")
    {
        Hint = "Take another copy of it, or an older backup.",
    });
}
