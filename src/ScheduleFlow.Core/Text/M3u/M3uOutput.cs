using System.Buffers;
using System.Text;

namespace ScheduleFlow.Core.Text.M3u;

/// <summary>Writes lines as UTF-8, each with a line feed, in blocks.</summary>
internal sealed class M3uOutput(Stream output)
{
    private const int FlushedAtBytes = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _block = new(FlushedAtBytes + 4096);

    public void Line(string text)
    {
        Encoding.UTF8.GetBytes(text, _block);
        EndLine();
    }

    public void Line(string start, ReadOnlySpan<byte> rest)
    {
        Encoding.UTF8.GetBytes(start, _block);
        _block.Write(rest);
        EndLine();
    }

    public void Flush()
    {
        output.Write(_block.WrittenSpan);
        _block.ResetWrittenCount();
    }

    private void EndLine()
    {
        _block.Write("\n"u8);
        if (_block.WrittenCount >= FlushedAtBytes)
        {
            Flush();
        }
    }
}
