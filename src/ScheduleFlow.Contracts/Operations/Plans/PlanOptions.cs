namespace ScheduleFlow.Contracts.Operations.Plans;

/// <summary>Options of every operation on a plan file.</summary>
internal static class PlanOptions
{
    /// <summary>The plan.</summary>
    public static Option File { get; } = DocumentOptions.File with
    {
        Help = "The plan, YAML or JSON, or - for standard input",
        NamesFiles = true,
    };

    /// <summary>Whether edits by hand are dropped.</summary>
    public static Option DiscardEdits { get; } = new("discard-edits", "Plan as if nobody had edited what is to come by hand")
    {
        Type = OptionType.Flag,
    };
}
