using System.Buffers;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Operations;

namespace ScheduleFlow.Core.Tests.Operations;

/// <summary>What operations answer, as a caller reads it.</summary>
internal static class Replies
{
    /// <summary>The reply's JSON.</summary>
    public static JsonElement Json<TReply>(Outcome<TReply> outcome)
        where TReply : Reply
    {
        (outcome.Problem?.Message).Should().BeNull();
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            outcome.Value.Write(json);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    /// <summary>The document that an operation writes to standard output.</summary>
    public static byte[] Document(OperationContext context, Func<OperationContext, Outcome<Reply>> run)
    {
        var output = new MemoryStream();
        var outcome = run(context with { Outside = context.Outside with { OpenOutput = () => output } });
        (outcome.Problem?.Message).Should().BeNull();
        outcome.Value.Should().BeOfType<DocumentWritten>();
        return output.ToArray();
    }
}
