using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace ScheduleFlow.Bench.Processes;

/// <summary>
/// A command made ready to be started again and again: argv, environment and redirections are laid out once, so that
/// what is timed is posix_spawn, the child's life and wait4. Starting does not change it: threads may share one.
/// </summary>
internal sealed unsafe class Spawner : IDisposable
{
    private readonly Command _command;
    private readonly List<nint> _blocks = [];
    private readonly byte* _path;
    private readonly byte** _argv;
    private readonly byte** _envp;
    private readonly void* _fileActions;
    private readonly void* _attributes;

    public Spawner(Command command)
    {
        _command = command;
        _path = Text(command.Program);
        _argv = Texts([command.Program, .. command.Arguments]);
        _envp = Texts(command.Environment);

        _fileActions = Block(NativeMethods.OpaqueBytes);
        _ = NativeMethods.InitFileActions(_fileActions);
        _ = NativeMethods.AddOpen(_fileActions, 0, "/dev/null", NativeMethods.ReadOnly, 0);
        _ = NativeMethods.AddOpen(_fileActions, 1, command.Output, NativeMethods.WriteCreate, 0x1A4); // rw-r--r--
        _ = NativeMethods.AddDuplicate(_fileActions, 1, 2);

        // The runtime ignores SIGPIPE, and that would be inherited.
        var signals = Block(NativeMethods.OpaqueBytes);
        _ = NativeMethods.EmptySignals(signals);
        _ = NativeMethods.AddSignal(signals, NativeMethods.BrokenPipe);
        _attributes = Block(NativeMethods.OpaqueBytes);
        _ = NativeMethods.InitAttributes(_attributes);
        _ = NativeMethods.SetSignalDefault(_attributes, signals);
        _ = NativeMethods.SetFlags(_attributes, NativeMethods.SetSignalDefaults);
    }

    /// <summary>Starts the command; returns its process id.</summary>
    /// <exception cref="Win32Exception">It could not be started.</exception>
    public int Start()
    {
        var error = NativeMethods.Spawn(out var pid, _path, _fileActions, _attributes, _argv, _envp);
        return error == 0 ? pid : throw new Win32Exception(error, $"Cannot start {_command}");
    }

    /// <summary>Starts the command and waits for its end.</summary>
    /// <exception cref="InvalidOperationException">It did not exit with 0: what is measured must work.</exception>
    public ChildExit Run()
    {
        var started = Stopwatch.GetTimestamp();
        return Checked(Wait(Start(), started));
    }

    /// <summary>Waits for a child; its wall time counts from a <see cref="Stopwatch"/> timestamp.</summary>
    /// <param name="pid">The child, or -1 for any.</param>
    /// <param name="started">When it was started.</param>
    public static ChildExit Wait(int pid, long started)
    {
        int status;
        NativeMethods.ResourceUsage usage;
        while (NativeMethods.Wait(pid, out status, 0, out usage) < 0)
        {
            if (Marshal.GetLastPInvokeError() is not NativeMethods.Interrupted and var error)
            {
                throw new Win32Exception(error, $"Cannot wait for process {pid}");
            }
        }

        var wall = Stopwatch.GetElapsedTime(started);
        var signal = status & 0x7f;
        return new ChildExit(
            signal == 0 ? (status >> 8) & 0xff : 128 + signal,
            wall,
            TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds) + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds),
            usage.MaxResidentKilobytes * 1024);
    }

    public void Dispose()
    {
        _ = NativeMethods.DestroyFileActions(_fileActions);
        _ = NativeMethods.DestroyAttributes(_attributes);
        foreach (var block in _blocks)
        {
            NativeMemory.Free((void*)block);
        }
    }

    private ChildExit Checked(ChildExit exit) => exit.ExitCode == 0
        ? exit
        : throw new InvalidOperationException($"Exit code {exit.ExitCode} from: {_command}");

    private void* Block(int bytes)
    {
        var block = NativeMemory.AllocZeroed((nuint)bytes);
        _blocks.Add((nint)block);
        return block;
    }

    private byte* Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var block = (byte*)Block(bytes.Length + 1);
        bytes.CopyTo(new Span<byte>(block, bytes.Length));
        return block;
    }

    private byte** Texts(IReadOnlyList<string> texts)
    {
        var list = (byte**)Block((texts.Count + 1) * sizeof(byte*));
        for (var i = 0; i < texts.Count; i++)
        {
            list[i] = Text(texts[i]);
        }

        return list;
    }
}
