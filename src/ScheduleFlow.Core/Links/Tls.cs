using System.Runtime.InteropServices;

namespace ScheduleFlow.Core.Links;

/// <summary>Whether this machine can speak TLS.</summary>
internal static class Tls
{
    // The names that the platform's own code looks for. Where it finds none it ends the process instead of failing.
    private static readonly Lazy<bool> Loaded = new(() =>
        !OperatingSystem.IsLinux()
        || new[] { "libssl.so.3", "libssl.so.1.1", "libssl.so.1.0.2", "libssl.so.1.0.0", "libssl.so.10" }.Any(name => NativeLibrary.TryLoad(name, out _)));

    public static bool IsAvailable => Loaded.Value;
}
