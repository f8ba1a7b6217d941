namespace ScheduleFlow.Contracts.Operations;

/// <summary>Where an <see cref="Option"/> may be given.</summary>
public enum OptionReach
{
    /// <summary>In a shell and over HTTP.</summary>
    Everywhere,

    /// <summary>Only in a shell: it names a file on the caller's machine, or shapes what a person sees.</summary>
    Shell,

    /// <summary>Only over HTTP.</summary>
    Http,

    /// <summary>The gateway gives it to the worker; help does not show it.</summary>
    Gateway,
}
