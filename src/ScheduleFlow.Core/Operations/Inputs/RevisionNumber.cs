using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>The number of a revision as a caller gives it.</summary>
internal static class RevisionNumber
{
    private const int MostShown = 80;

    /// <returns>The number, or a <c>validation</c> problem.</returns>
    public static Outcome<long> Parse(string text) => TryParse(text, out var number)
        ? number
        : new Problem(ErrorType.Validation, $"The revision “{ShortText.Of(text, MostShown)}” is not a whole number from 1.");

    /// <summary>Splits <c>ID@3</c>, which names revision 3 of a schedule.</summary>
    /// <returns>The schedule as it is named, and the revision; null: the text names no revision.</returns>
    public static (string Schedule, long Revision)? Split(string text) =>
        text.LastIndexOf('@') is > 0 and var at && TryParse(text[(at + 1)..], out var revision) ? (text[..at], revision) : null;

    private static bool TryParse(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
}
