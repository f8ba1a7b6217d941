namespace ScheduleFlow.Core.Text;

/// <summary>Thrown through a reader, which knows of no limit, to the one who limited the document, who does.</summary>
internal sealed class InputTooLargeException : Exception;
