namespace ScheduleFlow.Core.Text;

/// <summary>Passes through a reader, which knows of no limit, to the caller that set one.</summary>
internal sealed class InputTooLargeException : Exception;
