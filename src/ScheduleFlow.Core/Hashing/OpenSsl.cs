using System.Runtime.InteropServices;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Hashing;

/// <summary>Whether this machine has what the platform needs for SHA-256 and for TLS: on Linux that is OpenSSL.</summary>
/// <remarks>
/// The platform loads it when it is first used, and ends the process where it finds none, so this is asked before. Not
/// asked at the start: loading takes milliseconds, and most verbs hash nothing that needs it.
/// </remarks>
internal static class OpenSsl
{
    // The names that the platform's own code looks for.
    private static readonly Lazy<bool> Loaded = new(() =>
        !OperatingSystem.IsLinux()
        || new[] { "libssl.so.3", "libssl.so.1.1", "libssl.so.1.0.2", "libssl.so.1.0.0", "libssl.so.10" }
            .Any(name => NativeLibrary.TryLoad(name, out _)));

    public static bool IsAvailable => Loaded.Value;

    /// <summary>The <c>unavailable</c> problem of an operation that needs SHA-256 on a machine without it; null: it has it.</summary>
    public static Problem? Missing => IsAvailable
        ? null
        : new Problem(ErrorType.Unavailable, "This machine has no SHA-256: libssl of OpenSSL is not installed.")
        {
            Hint = "Install it (Debian: apt-get install libssl3), or run the command on another machine.",
        };
}
