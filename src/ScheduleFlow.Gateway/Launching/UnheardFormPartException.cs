namespace ScheduleFlow.Gateway.Launching;

/// <summary>A part of a form stands behind the file, where it comes too late to count.</summary>
/// <param name="name">The part's name.</param>
internal sealed class UnheardFormPartException(string name) : IOException($"The form's part {name} stands behind its file.");
