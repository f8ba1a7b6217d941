using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Dashboard.Planning;

/// <summary>What is wrong with a plan, and where.</summary>
/// <param name="Message">What.</param>
/// <param name="Line">In which line, from 1; 0: in none.</param>
/// <param name="Column">In which column, from 1.</param>
public sealed partial record PlanFault(string Message, int Line, int Column)
{
    /// <summary>The faults that a problem lists, or itself where it has a place.</summary>
    public static ImmutableArray<PlanFault> Of(Problem problem) =>
        problem.Errors.IsDefaultOrEmpty ? Of(problem.Message) is { Line: > 0 } fault ? [fault] : [] : [.. problem.Errors.Select(Of)];

    /// <summary>Where it is in a text; the end of the text, if that has fewer lines.</summary>
    public int OffsetIn(string text)
    {
        var at = 0;
        for (var line = 1; line < Line; line++)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0)
            {
                return text.Length;
            }

            at = end + 1;
        }

        return Math.Min(text.Length, at + Math.Max(0, Column - 1));
    }

    private static PlanFault Of(string message) => Place().Match(message) is { Success: true } match
        ? new(match.Groups[3].Value, Number(match.Groups[1]), Number(match.Groups[2]))
        : new(message, 0, 0);

    private static int Number(Group group) => int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^Line (\d{1,9}), column (\d{1,9}): (.*)$", RegexOptions.Singleline)]
    private static partial Regex Place();
}
