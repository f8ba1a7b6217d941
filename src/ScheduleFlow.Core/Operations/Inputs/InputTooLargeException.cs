namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>Thrown through a reader, which knows of no limit, to <see cref="InputSource"/>, which does.</summary>
internal sealed class InputTooLargeException : Exception;
