namespace ScheduleFlow.Gateway.Launching.Spooling;

/// <summary>A <see cref="ScratchFile"/> could not be created, written or read; usually the disk is full.</summary>
/// <param name="cause">The system's exception.</param>
internal sealed class ScratchFailedException(Exception cause) : Exception(cause.Message, cause);
