using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Tests.Formats;

/// <summary>Runs a reader over a text or bytes, in chunks as small as asked.</summary>
internal static class Reading
{
    public static RecordingSink Of(IScheduleReader reader, string document) => Of(reader, Encoding.UTF8.GetBytes(document));

    public static RecordingSink Of(IScheduleReader reader, byte[] document)
    {
        var sink = new RecordingSink();
        var problem = reader.Read(new MemoryStream(document), sink);
        (problem?.Message).Should().BeNull();
        return sink;
    }

    public static Problem ProblemOf(IScheduleReader reader, string document) => ProblemOf(reader, Encoding.UTF8.GetBytes(document));

    public static Problem ProblemOf(IScheduleReader reader, byte[] document)
    {
        var problem = reader.Read(new MemoryStream(document), new RecordingSink());
        problem.Should().NotBeNull();
        return problem!;
    }

    /// <summary>A stream that gives a few bytes at a time and cannot seek, as standard input may.</summary>
    public static Stream Trickle(byte[] document, int chunk) => new TricklingStream(document, chunk);

    private sealed class TricklingStream(byte[] document, int chunk) : MemoryStream(document)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(chunk, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(chunk, count));
    }
}
