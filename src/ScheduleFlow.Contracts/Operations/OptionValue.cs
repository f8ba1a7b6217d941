namespace ScheduleFlow.Contracts.Operations;

/// <summary>An option as it was given.</summary>
/// <param name="Option">The option.</param>
/// <param name="Text">Its value, as on a command line; <c>true</c> for a flag.</param>
public readonly record struct OptionValue(Option Option, string Text);
