namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>Something that a reader had to guess. It is found while a document is read.</summary>
internal static class ReadingRule
{
    public static readonly LintRule Rule = new("SF010", "reading", LintSeverity.Info)
    {
        Summary = "The reader had to decide something that the document does not say.",
        Details = "This may be an encoding or an end, for example.",
        Help = "State it in the document.",
    };
}
