using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ScheduleFlow.Cli.Io;

/// <summary>Random bytes for secrets, from the operating system's own generator.</summary>
/// <remarks>On Unix from <c>getentropy</c>: the platform's class needs OpenSSL there, which a minimal container lacks.</remarks>
internal static partial class SystemRandom
{
    public static void Fill(Span<byte> bytes)
    {
        if (OperatingSystem.IsWindows())
        {
            RandomNumberGenerator.Fill(bytes);
        }
        else if (GetEntropy(bytes, (nuint)bytes.Length) != 0)
        {
            // It cannot fail for up to 256 bytes on a current kernel, and a caller could do nothing about it.
            throw new InvalidOperationException("The system has no random bytes.");
        }
    }

    [LibraryImport("libc", EntryPoint = "getentropy")]
    private static partial int GetEntropy(Span<byte> bytes, nuint length);
}
