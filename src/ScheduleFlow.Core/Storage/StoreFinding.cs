namespace ScheduleFlow.Core.Storage;

/// <summary>Something that a check of the whole store found (docs/storage.md, "doctor").</summary>
/// <param name="Id">The rule, in kebab case; it does not change from version to version.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Path">The file or folder, relative to the data folder, with forward slashes; <c>.</c> is the folder itself.</param>
/// <param name="Message">What is wrong and, after a repair, what was done.</param>
internal sealed record StoreFinding(string Id, FindingSeverity Severity, string Path, string Message)
{
    /// <summary>What to do about it, where the message does not say; null: nothing more.</summary>
    public string? Remedy { get; init; }

    /// <summary>Whether a check with repair mends it.</summary>
    public bool IsRepairable { get; init; }

    /// <summary>Whether it was mended just now.</summary>
    public bool IsRepaired { get; init; }
}
