using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ScheduleFlow.Cli.Io;

/// <summary>
/// Writes to an open descriptor with write(2), at the descriptor's own offset. The platform's file streams keep their own
/// offset, so two commands that share one redirected stdout would overwrite each other.
/// </summary>
internal sealed partial class UnixOutputStream(int descriptor) : Stream
{
    private const int InterruptedCall = 4; // EINTR
    private const int WouldBlock = 11; // EAGAIN

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="IOException">The system call failed; HResult is the errno.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var written = Write(descriptor, buffer, buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
                continue;
            }

            var error = Marshal.GetLastPInvokeError();
            if (error == WouldBlock)
            {
                // Another process made the terminal or pipe non-blocking: give its reader a moment.
                Thread.Sleep(1);
            }
            else if (error != InterruptedCall)
            {
                throw new IOException(new Win32Exception(error).Message, error);
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> bytes, nint count);
}
