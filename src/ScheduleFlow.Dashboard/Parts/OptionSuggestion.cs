namespace ScheduleFlow.Dashboard.Parts;

/// <summary>A value that an option may have.</summary>
/// <param name="Value">As it is sent.</param>
/// <param name="Name">As people call it.</param>
public sealed record OptionSuggestion(string Value, string Name);
