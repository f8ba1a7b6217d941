namespace ScheduleFlow.Contracts;

/// <summary>Where in a document something stands.</summary>
/// <param name="Line">From 1; 0: not known.</param>
/// <param name="Column">From 1; 0: not known.</param>
public readonly record struct Place(int Line, int Column);
