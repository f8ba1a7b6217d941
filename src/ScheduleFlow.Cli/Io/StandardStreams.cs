using Microsoft.Win32.SafeHandles;

namespace ScheduleFlow.Cli.Io;

/// <summary>
/// The process's own streams. On Unix they are opened by number: the console's classes set up a terminal and a signal
/// thread, which costs more than most verbs and helps none.
/// </summary>
internal static class StandardStreams
{
    public static Stream OpenInput() => OperatingSystem.IsWindows()
        ? Console.OpenStandardInput()
        : new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);

    /// <summary>Not buffered. If the reader has gone, writing throws an exception for which <see cref="IsBrokenPipe"/> holds.</summary>
    public static Stream OpenOutput() => OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new UnixOutputStream(1);

    public static Stream OpenError() => OperatingSystem.IsWindows() ? Console.OpenStandardError() : new UnixOutputStream(2);

    /// <summary>EPIPE: the reader of our output has closed it (<c>| head</c>).</summary>
    public static bool IsBrokenPipe(IOException exception) => exception.HResult == 32;
}
