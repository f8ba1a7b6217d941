using System.Globalization;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>How many items a page has, as a caller gives it.</summary>
internal static class PageLimit
{
    /// <param name="text">A whole number; null: <paramref name="usual"/>.</param>
    /// <param name="usual">What there is without one.</param>
    /// <param name="max">The most.</param>
    public static Outcome<int> Of(string? text, int usual, int max) =>
        text is null ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= max ? limit
        : new Problem(ErrorType.Validation, $"The limit “{text}” is not a whole number from 1 to {max}.");

    public static Problem NoCursor(string text) => new(ErrorType.Validation, $"“{text}” is not a cursor: give the “next” of the page before.");
}
