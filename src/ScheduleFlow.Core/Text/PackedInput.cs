using System.IO.Compression;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Text;

/// <summary>
/// Unpacks a gzip file: guides are often sent packed. The limit of a plain document applies to the unpacked bytes, so
/// that a small file cannot become an endless one. A damaged file throws <see cref="UnreadableException"/>.
/// </summary>
internal sealed class PackedInput(Stream packed) : ForwardStream
{
    private readonly Stream _plain = new LimitedStream(
        new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true),
        Limits.MaxInputBytes);

    public static bool IsPacked(ReadOnlySpan<byte> head) => head is [0x1F, 0x8B, 8, ..];

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return _plain.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw new UnreadableException(new Problem(ErrorType.ParseError, "The gzip file is damaged.") { Hint = "Fetch it again." });
        }
    }
}
