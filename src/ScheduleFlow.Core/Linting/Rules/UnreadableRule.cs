namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>Something that cannot be read. It is found while a document is read.</summary>
internal static class UnreadableRule
{
    public static readonly LintRule Rule = new("SF000", "unreadable", LintSeverity.Error)
    {
        Summary = "The document, or an event of it, cannot be read; an import would refuse it.",
        Help = "Correct what the message names; docs/formats.md shows what each format looks like.",
    };
}
