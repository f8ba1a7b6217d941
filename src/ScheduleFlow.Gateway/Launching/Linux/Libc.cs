using System.Runtime.InteropServices;

namespace ScheduleFlow.Gateway.Launching.Linux;

/// <summary>The functions of Linux's libc that start a process and wait for it.</summary>
internal static unsafe partial class Libc
{
    public const int Interrupted = 4; // EINTR
    public const int KillSignal = 9;
    public const int PipeSignal = 13;
    public const int CloseOnExec = 0x80000; // O_CLOEXEC
    public const short SetGroup = 0x02; // POSIX_SPAWN_SETPGROUP
    public const short SetSignalDefaults = 0x04; // POSIX_SPAWN_SETSIGDEF
    public const short Readable = 0x001; // POLLIN
    public const int ByPid = 1; // P_PID
    public const int Exited = 0x00000004; // WEXITED
    public const int DoNotReap = 0x01000000; // WNOWAIT
    public const int DoNotWait = 1; // WNOHANG

    /// <summary>Room for any of the opaque structures below, which need 336 bytes at most in glibc and musl.</summary>
    public const int OpaqueBytes = 512;

    /// <summary><c>struct pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Polled
    {
        /// <summary>The descriptor to poll; negative for none.</summary>
        public int File;

        public short Wanted;

        public short Found;
    }

    [LibraryImport("libc", EntryPoint = "posix_spawn")]
    public static partial int Spawn(out int pid, byte* path, void* fileActions, void* attributes, byte** argv, byte** envp);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int InitFileActions(void* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int DestroyFileActions(void* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen")]
    public static partial int AddOpen(void* actions, int descriptor, byte* path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int AddDuplicate(void* actions, int descriptor, int copy);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    public static partial int InitAttributes(void* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    public static partial int DestroyAttributes(void* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    public static partial int SetFlags(void* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    public static partial int SetSignalDefault(void* attributes, void* signals);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    public static partial int EmptySignals(void* signals);

    [LibraryImport("libc", EntryPoint = "sigaddset")]
    public static partial int AddSignal(void* signals, int signal);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    public static partial int Pipe(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int file, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(Polled* files, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "waitid", SetLastError = true)]
    public static partial int WaitFor(int kind, int pid, void* information, int options);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    public static partial int Reap(int pid, out int status, int options);

    [LibraryImport("libc", EntryPoint = "kill")]
    public static partial int Signal(int pid, int signal);
}
