using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace ScheduleFlow.Gateway.Launching.Linux;

/// <summary>
/// A process started by posix_spawn(3): an empty stdin, one pipe each for stdout and stderr, and a process group of its
/// own, so that it ends with all its children. One thread reads and waits; any thread may kill.
/// </summary>
internal sealed unsafe class ChildProcess : IDisposable
{
    /// <summary>The exit code of a child that another process has reaped; no worker exits with it.</summary>
    public const int UnknownCode = 255;

    private readonly Lock _ending = new();
    private readonly int _pid;
    private int _stdout;
    private int _stderr;
    private bool _reaped;

    private ChildProcess(int pid, int stdout, int stderr)
    {
        _pid = pid;
        _stdout = stdout;
        _stderr = stderr;
    }

    /// <summary>
    /// Whether this class alone reaps its children. In the first process of a container the runtime reaps all children,
    /// and an exit code may be gone before it is read.
    /// </summary>
    public static bool IsPossible { get; } = OperatingSystem.IsLinux() && Environment.ProcessId != 1;

    /// <summary>Whether the end of both pipes was read.</summary>
    public bool HasSaidAll => _stdout < 0 && _stderr < 0;

    /// <summary>Whether the end of stdout was read.</summary>
    public bool HasReplied => _stdout < 0;

    /// <exception cref="Win32Exception">It could not be started.</exception>
    public static ChildProcess Start(string path, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string?>> environment)
    {
        using var argv = new NativeTexts([path, .. arguments]);
        using var envp = new NativeTexts([.. environment.Select(variable => $"{variable.Key}={variable.Value}")]);
        var stdout = stackalloc int[2];
        var stderr = stackalloc int[2];
        if (Libc.Pipe(stdout, Libc.CloseOnExec) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        if (Libc.Pipe(stderr, Libc.CloseOnExec) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            Close(stdout[0]);
            Close(stdout[1]);
            throw new Win32Exception(error);
        }

        var failure = Spawn(out var pid, argv, envp, stdout[1], stderr[1]);
        Close(stdout[1]);
        Close(stderr[1]);
        if (failure == 0)
        {
            return new ChildProcess(pid, stdout[0], stderr[0]);
        }

        Close(stdout[0]);
        Close(stderr[0]);
        throw new Win32Exception(failure);
    }

    /// <summary>Waits until there is something to read, or until the time is over.</summary>
    public (bool Stdout, bool Stderr) Poll(TimeSpan time)
    {
        var files = stackalloc Libc.Polled[2];
        files[0] = new Libc.Polled { File = _stdout, Wanted = Libc.Readable };
        files[1] = new Libc.Polled { File = _stderr, Wanted = Libc.Readable };
        return Libc.Poll(files, 2, (int)time.TotalMilliseconds) > 0 ? (files[0].Found != 0, files[1].Found != 0) : (false, false);
    }

    /// <summary>Reads the available bytes; 0 at the end.</summary>
    public int ReadStdout(Span<byte> bytes) => Read(ref _stdout, bytes);

    /// <inheritdoc cref="ReadStdout"/>
    public int ReadStderr(Span<byte> bytes) => Read(ref _stderr, bytes);

    /// <summary>
    /// The exit code; 128 plus the signal's number where a signal ended the process; null: it still runs.
    /// </summary>
    /// <param name="block">Whether to wait for the exit.</param>
    public int? Wait(bool block)
    {
        // First wait without reaping: while another thread may kill it, its id must not pass to another process.
        var information = stackalloc byte[Libc.OpaqueBytes];
        int result;
        do
        {
            result = Libc.WaitFor(Libc.ByPid, _pid, information, Libc.Exited | Libc.DoNotReap | (block ? 0 : Libc.DoNotWait));
        }
        while (result != 0 && Marshal.GetLastPInvokeError() == Libc.Interrupted);

        lock (_ending)
        {
            var reaped = Libc.Reap(_pid, out var status, Libc.DoNotWait);
            if (reaped == 0)
            {
                return null;
            }

            _reaped = true; // by us, or by the system where our parent process had SIGCHLD ignored
            if (reaped < 0)
            {
                return UnknownCode;
            }

            var signal = status & 0x7f;
            return signal == 0 ? (status >> 8) & 0xff : 128 + signal;
        }
    }

    /// <summary>Kills it and its children.</summary>
    public void Kill()
    {
        lock (_ending)
        {
            if (!_reaped)
            {
                _ = Libc.Signal(-_pid, Libc.KillSignal);
            }
        }
    }

    public void Dispose()
    {
        Close(_stdout);
        Close(_stderr);
        (_stdout, _stderr) = (-1, -1);
    }

    private static int Spawn(out int pid, NativeTexts argv, NativeTexts envp, int stdout, int stderr)
    {
        var actions = stackalloc byte[Libc.OpaqueBytes];
        var attributes = stackalloc byte[Libc.OpaqueBytes];
        var signals = stackalloc byte[Libc.OpaqueBytes];
        _ = Libc.InitFileActions(actions);
        _ = Libc.InitAttributes(attributes);
        try
        {
            fixed (byte* none = "/dev/null\0"u8)
            {
                _ = Libc.AddOpen(actions, 0, none, 0, 0);
            }

            _ = Libc.AddDuplicate(actions, stdout, 1);
            _ = Libc.AddDuplicate(actions, stderr, 2);

            // The runtime ignores SIGPIPE, and the child would inherit that.
            _ = Libc.EmptySignals(signals);
            _ = Libc.AddSignal(signals, Libc.PipeSignal);
            _ = Libc.SetSignalDefault(attributes, signals);
            _ = Libc.SetFlags(attributes, Libc.SetGroup | Libc.SetSignalDefaults);
            return Libc.Spawn(out pid, argv.List[0], actions, attributes, argv.List, envp.List);
        }
        finally
        {
            _ = Libc.DestroyFileActions(actions);
            _ = Libc.DestroyAttributes(attributes);
        }
    }

    private static int Read(ref int file, Span<byte> bytes)
    {
        nint read;
        fixed (byte* start = bytes)
        {
            do
            {
                read = Libc.Read(file, start, bytes.Length);
            }
            while (read < 0 && Marshal.GetLastPInvokeError() == Libc.Interrupted);
        }

        if (read > 0)
        {
            return (int)read;
        }

        Close(file);
        file = -1;
        return 0;
    }

    private static void Close(int file)
    {
        if (file >= 0)
        {
            _ = Libc.Close(file);
        }
    }

    /// <summary>Texts as C wants them: a null-terminated list of pointers to zero-terminated strings.</summary>
    private sealed class NativeTexts : IDisposable
    {
        private readonly void* _block;

        public NativeTexts(IReadOnlyList<string> texts)
        {
            var pointers = (nuint)((texts.Count + 1) * sizeof(byte*));
            var bytes = texts.Sum(text => Encoding.UTF8.GetByteCount(text) + 1);
            _block = NativeMemory.Alloc(pointers + (nuint)bytes);
            List = (byte**)_block;
            var next = (byte*)_block + pointers;
            for (var i = 0; i < texts.Count; i++)
            {
                List[i] = next;
                next += Encoding.UTF8.GetBytes(texts[i], new Span<byte>(next, bytes));
                *next++ = 0;
            }

            List[texts.Count] = null;
        }

        public byte** List { get; }

        public void Dispose() => NativeMemory.Free(_block);
    }
}
