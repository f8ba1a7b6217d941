namespace ScheduleFlow.Gateway.Launching;

/// <summary>A part of a form comes after the file, too late to count.</summary>
/// <param name="name">The part's name.</param>
internal sealed class UnheardFormPartException(string name) : IOException($"The form's part {name} comes after its file.");
