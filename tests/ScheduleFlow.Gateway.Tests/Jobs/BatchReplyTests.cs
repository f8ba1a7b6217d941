using System.Buffers;
using System.Text;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Gateway.Jobs;

namespace ScheduleFlow.Gateway.Tests.Jobs;

public sealed class BatchReplyTests
{
    [Fact]
    public void The_counts_and_the_cursor_are_read_and_rows_are_passed_over()
    {
        var reply = BatchReply.Read(Sequence(
            """{"status":"success","results":[{"total":99,"next":"of a row","working":[1,{}]}],"total":7,"checked":5,"working":3,"broken":1,"timeout":1,"unchecked":0,"next":"c-2","more":{"next":"x"}}"""));

        reply.Should().Be(new BatchReply("c-2", new LinkCounts(7, 5, 3, 1, 1, 0)));
    }

    [Theory]
    [InlineData("""{"status":"success","total":1,"checked":1,"next":null}""")]
    [InlineData("""{"status":"success","total":1,"checked":1}""")]
    public void Without_a_cursor_it_was_the_last(string reply) => BatchReply.Read(Sequence(reply))!.Next.Should().BeNull();

    [Theory]
    [InlineData("""{"status":"success","next":"c""")]
    [InlineData("""{"status":"success","results":[""")]
    [InlineData("""{"total":1,}""")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("\"text\"")]
    public void What_is_no_whole_object_is_no_reply(string reply)
    {
        BatchReply.Read(Sequence(reply)).Should().BeNull();
        BatchReply.ReadError(Sequence(reply)).Should().BeNull();
    }

    [Theory]
    [InlineData("""{"total":"many","checked":1.5,"working":1e30,"next":7}""")]
    [InlineData("""{"total":null,"checked":{"a":1},"working":[2],"next":["x"]}""")]
    public void What_is_of_another_kind_counts_for_nothing(string reply) => BatchReply.Read(Sequence(reply)).Should().Be(new BatchReply(null, LinkCounts.None));

    [Fact]
    public void An_error_has_its_type_and_its_message()
    {
        BatchReply.ReadError(Sequence("""{"status":"error","type":"validation","message":"“x” is no group.","request_id":"a.1"}""")).Should().Be(new JobError("validation", "“x” is no group."));
        BatchReply.ReadError(Sequence("""{"status":"error","message":"x"}""")).Should().BeNull();
    }

    // In pieces of five bytes, as a pipe may bring it.
    private static ReadOnlySequence<byte> Sequence(string text)
    {
        var pieces = Encoding.UTF8.GetBytes(text).Chunk(5).ToArray();
        if (pieces.Length == 0)
        {
            return ReadOnlySequence<byte>.Empty;
        }

        var first = new Piece(pieces[0], 0);
        var last = pieces.Skip(1).Aggregate(first, (end, piece) => end.Append(piece));
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(byte[] bytes, long index) => (Memory, RunningIndex) = (bytes, index);

        public Piece Append(byte[] bytes)
        {
            var next = new Piece(bytes, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
