using System.Security.Cryptography;

namespace ScheduleFlow.Core.Operations.Archives;

/// <summary>
/// A file's bytes. Their number and hash must be those of the manifest; else <paramref name="wrong"/> is thrown, at the
/// latest at their end.
/// </summary>
/// <param name="inner">The bytes. Further ones are not read.</param>
/// <param name="expected">What the manifest says.</param>
/// <param name="wrong">What to throw.</param>
internal sealed class CheckedStream(Stream inner, BackupManifest.Entry expected, Func<Exception> wrong) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _read;
    private bool _isChecked;

    public override bool CanRead => true;

    /// <summary>It cannot seek, but the platform's tar asks a stream for its length only if it says so.</summary>
    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => expected.Size;

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, expected.Size - _read);
        var count = wanted == 0 ? 0 : Inner(buffer[..wanted]);
        _hash.AppendData(buffer[..count]);
        _read += count;
        if (_read == expected.Size && !_isChecked)
        {
            _isChecked = true;
            if (Convert.ToHexStringLower(_hash.GetHashAndReset()) != expected.Sha256)
            {
                throw wrong();
            }
        }

        return count > 0 || wanted == 0 ? count : throw wrong();
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Inner(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (Exception exception) when (exception is EndOfStreamException or InvalidDataException)
        {
            // The archive ends, or cannot be unpacked, in the middle of the file.
            throw wrong();
        }
    }
}
