using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Files;

/// <summary>Turns an error of the operating system into a problem of the contract. The only place that reads errno.</summary>
internal static class DiskProblem
{
    private const int FileTooLarge = 27; // EFBIG: the process's file-size limit (ulimit -f)
    private const int TooManyFilesInSystem = 23; // ENFILE
    private const int TooManyFiles = 24; // EMFILE
    private const int NoSpace = 28; // ENOSPC
    private const int ReadOnlyFileSystem = 30; // EROFS
    private const int QuotaExceededMac = 69; // EDQUOT
    private const int QuotaExceeded = 122; // EDQUOT
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    private const int WouldBlock = 11; // EWOULDBLOCK from flock
    private const int WouldBlockMac = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    /// <summary>Whether a file could not be locked because another handle holds the lock.</summary>
    public static bool IsHeldByAnother(IOException exception) =>
        exception.HResult is WouldBlock or WouldBlockMac or WindowsSharingViolation;

    /// <summary>Whether there is no such file or folder.</summary>
    public static bool IsAbsence(Exception exception) => exception is FileNotFoundException or DirectoryNotFoundException;

    /// <summary>Whether the environment caused an exception, not a bug of ours.</summary>
    public static bool Is(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>Whether the platform means EFBIG with this exception: a full disk, not a wrong argument.</summary>
    public static bool IsFileTooLarge(ArgumentOutOfRangeException exception) => exception.ParamName == "value";

    /// <summary>EFBIG as an <see cref="IOException"/>, like every other errno.</summary>
    public static IOException FileTooLargeError(ArgumentOutOfRangeException exception) => new(exception.Message, FileTooLarge);

    /// <param name="exception">One for which <see cref="Is"/> holds.</param>
    /// <param name="place">The folder or file as the caller named it; a client is told no other path.</param>
    public static Problem From(Exception exception, string place) => (exception, exception.HResult) switch
    {
        (UnauthorizedAccessException, _) => new Problem(
            ErrorType.PermissionDenied,
            $"The operating system refuses access to “{place}”.")
        {
            Hint = "Check who owns it and its permissions; the worker runs as the user who started it.",
        },
        (_, ReadOnlyFileSystem) => new Problem(ErrorType.PermissionDenied, $"“{place}” is on a read-only file system.")
        {
            Hint = "Mount it writable, or name another data folder with --data.",
        },
        (_, NoSpace or QuotaExceeded or QuotaExceededMac or FileTooLarge or WindowsDiskFull or WindowsHandleDiskFull) => new Problem(
            ErrorType.DiskFull,
            $"There is no space left for “{place}”; nothing was changed.")
        {
            Hint = "Free some space (or raise the quota) and try again.",
        },
        (FileNotFoundException or DirectoryNotFoundException, _) => new Problem(ErrorType.FileNotFound, $"“{place}” does not exist."),
        (PathTooLongException, _) => new Problem(ErrorType.Validation, $"The path of “{place}” is too long for the operating system."),
        (_, TooManyFiles or TooManyFilesInSystem) => new Problem(
            ErrorType.Unavailable,
            $"Too many files are open to reach “{place}”.")
        {
            Hint = "Try again in a moment; if that does not help, raise the limit of open files.",
        },
        _ => new Problem(ErrorType.Unavailable, $"“{place}” cannot be reached just now.")
        {
            Hint = "Try again in a moment; if that does not help, check the disk.",
            Details = $"errno {exception.HResult}",
        },
    };
}
