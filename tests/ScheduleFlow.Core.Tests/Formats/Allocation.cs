using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Tests.Formats;

/// <summary>What reading a long document allocates.</summary>
internal static class Allocation
{
    public static (long PerEvent, int Events) OfReading(IScheduleReader reader, string head, string repeated, int count, string tail, bool oneMore = false)
    {
        var document = new RepeatedStream(head, repeated, count, tail);
        var sink = new CountingSink();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var problem = reader.Read(document, sink);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        (problem?.Message).Should().BeNull();
        sink.Events.Should().Be(count + (oneMore ? 1 : 0));
        return (allocated / count, count);
    }

    private sealed class CountingSink : IReadSink
    {
        public int Events { get; private set; }

        public void BeginSchedule()
        {
        }

        public void Name(string name)
        {
        }

        public void Channel(ScheduleChannel channel)
        {
        }

        public void ScheduleExtras(Extras extras)
        {
        }

        public bool Event(RawEvent rawEvent)
        {
            Events++;
            return true;
        }

        public void Warning(string message, Place? place = null)
        {
        }
    }

    private sealed class RepeatedStream(string head, string repeated, int count, string tail) : Stream
    {
        private readonly byte[] _repeated = Encoding.UTF8.GetBytes(repeated);
        private readonly byte[] _tail = Encoding.UTF8.GetBytes(tail);
        private byte[] _current = Encoding.UTF8.GetBytes(head);
        private int _at;
        private int _given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            var written = 0;
            while (written < buffer.Length)
            {
                if (_at == _current.Length)
                {
                    if (_given > count)
                    {
                        break;
                    }

                    _current = _given++ < count ? _repeated : _tail;
                    _at = 0;
                }

                var length = Math.Min(buffer.Length - written, _current.Length - _at);
                _current.AsSpan(_at, length).CopyTo(buffer[written..]);
                _at += length;
                written += length;
            }

            return written;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
