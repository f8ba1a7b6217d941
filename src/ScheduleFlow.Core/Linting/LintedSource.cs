namespace ScheduleFlow.Core.Linting;

/// <summary>What a report says of a source. Its events are not kept: there may be many files.</summary>
/// <param name="Name">As the caller named it.</param>
/// <param name="Format">See <see cref="LintedDocument.Format"/>.</param>
/// <param name="Events">How many it holds, duplicates among them.</param>
internal sealed record LintedSource(string Name, string? Format, int Events)
{
    public static LintedSource Of(LintedDocument document) =>
        new(document.Source, document.Format, document.Schedules.Sum(schedule => schedule.InDocument.Length));
}
