namespace ScheduleFlow.Core.Linting;

/// <summary>What a report says about a source. Its events are not kept: there may be many files.</summary>
/// <param name="Name">As the caller named it.</param>
/// <param name="Format">See <see cref="LintedDocument.Format"/>.</param>
/// <param name="Events">The number of its events, duplicates included.</param>
internal sealed record LintedSource(string Name, string? Format, int Events)
{
    public static LintedSource Of(LintedDocument document) =>
        new(document.Source, document.Format, document.Schedules.Sum(schedule => schedule.InDocument.Length));
}
