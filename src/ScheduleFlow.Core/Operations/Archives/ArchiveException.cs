using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations.Archives;

/// <summary>Through streams and the platform's tar, which know of no problems; ends in the operation.</summary>
internal sealed class ArchiveException(Problem problem) : Exception(problem.Message)
{
    public Problem Problem { get; } = problem;

    /// <summary>An archive that is not as it was written.</summary>
    public static ArchiveException Damaged(string what) => new(new Problem(ErrorType.ParseError, $"The backup is damaged: {what}. Nothing was changed.")
    {
        Hint = "Take another copy of it, or an older backup.",
    });
}
