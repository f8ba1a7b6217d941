namespace ScheduleFlow.Contracts.Operations;

/// <summary>Where an <see cref="Option"/> may be given.</summary>
public enum OptionReach
{
    /// <summary>In a shell and over HTTP.</summary>
    Everywhere,

    /// <summary>In a shell alone: it names a file of the caller's machine, or shapes what a person sees.</summary>
    Shell,

    /// <summary>Over HTTP alone.</summary>
    Http,

    /// <summary>The gateway says it to the worker; help does not show it.</summary>
    Gateway,
}
