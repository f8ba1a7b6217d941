namespace ScheduleFlow.Gateway.Launching.Spooling;

/// <summary>A <see cref="ScratchFile"/> could not be made, written or read: the disk is full, as a rule.</summary>
/// <param name="cause">What the system said.</param>
internal sealed class ScratchFailedException(Exception cause) : Exception(cause.Message, cause);
