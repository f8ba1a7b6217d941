using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>The cursor of a page, as a caller gives it.</summary>
internal static class PageCursor
{
    public static Problem NoCursor(string text) =>
        new(ErrorType.Validation, $"“{text}” is not a cursor: give the “next” of the page before.");
}
