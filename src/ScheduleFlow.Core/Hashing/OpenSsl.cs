using System.Runtime.InteropServices;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Hashing;

/// <summary>Whether this machine has what the platform needs for SHA-256 and TLS: on Linux, OpenSSL.</summary>
/// <remarks>
/// The platform loads it on first use, and ends the process if there is none, so callers ask here first. The worker does
/// not ask at its start: loading takes milliseconds, and most verbs never need it.
/// </remarks>
internal static class OpenSsl
{
    // The names that the platform itself looks for.
    private static readonly Lazy<bool> Loaded = new(() =>
        !OperatingSystem.IsLinux()
        || new[] { "libssl.so.3", "libssl.so.1.1", "libssl.so.1.0.2", "libssl.so.1.0.0", "libssl.so.10" }
            .Any(name => NativeLibrary.TryLoad(name, out _)));

    public static bool IsAvailable => Loaded.Value;

    /// <summary>The <c>unavailable</c> problem of an operation that needs SHA-256; null: this machine has it.</summary>
    public static Problem? Missing => IsAvailable
        ? null
        : new Problem(ErrorType.Unavailable, "This machine has no SHA-256: libssl of OpenSSL is not installed.")
        {
            Hint = "Install it (Debian: apt-get install libssl3), or run the command on another machine.",
        };
}
