using Microsoft.Win32.SafeHandles;

namespace ScheduleFlow.Cli.Io;

/// <summary>
/// The process's own streams. On Unix they are opened by their numbers: the console's classes set up a terminal and a
/// thread for signals, which costs more than most verbs and serves none.
/// </summary>
internal static class StandardStreams
{
    public static Stream OpenInput() => OperatingSystem.IsWindows()
        ? Console.OpenStandardInput()
        : new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);

    /// <summary>Not buffered. A reader that went away is an <see cref="IOException"/> for which <see cref="IsBrokenPipe"/> holds.</summary>
    public static Stream OpenOutput() => OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new UnixOutputStream(1);

    public static Stream OpenError() => OperatingSystem.IsWindows() ? Console.OpenStandardError() : new UnixOutputStream(2);

    /// <summary>EPIPE: whoever read our output has had enough (<c>| head</c>).</summary>
    public static bool IsBrokenPipe(IOException exception) => exception.HResult == 32;
}
