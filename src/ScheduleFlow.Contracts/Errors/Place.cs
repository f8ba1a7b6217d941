namespace ScheduleFlow.Contracts;

/// <summary>A place in a document.</summary>
/// <param name="Line">From 1; 0: unknown.</param>
/// <param name="Column">From 1; 0: unknown.</param>
public readonly record struct Place(int Line, int Column);
