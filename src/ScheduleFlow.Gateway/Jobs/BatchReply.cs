using System.Buffers;
using System.Text.Json;
using ScheduleFlow.Contracts.Gateway;

namespace ScheduleFlow.Gateway.Jobs;

/// <summary>The parts of a batch's reply that a job needs. The rows are skipped: they are many, and none is kept.</summary>
/// <param name="Next">The cursor of the next batch; null: this was the last.</param>
/// <param name="Counts">The counts of this batch; the total is that of all batches.</param>
internal sealed record BatchReply(string? Next, LinkCounts Counts)
{
    /// <summary>Reads a reply; null where the JSON is none.</summary>
    public static BatchReply? Read(ReadOnlySequence<byte> reply)
    {
        string? next = null;
        var (total, seen, working, broken, timeout, notSeen) = (0L, 0L, 0L, 0L, 0L, 0L);
        return TryRead(reply, (ref json, name) =>
        {
            switch (name)
            {
                case "next":
                    next = TextOf(ref json);
                    break;
                case "total":
                    total = NumberOf(ref json);
                    break;
                case "checked":
                    seen = NumberOf(ref json);
                    break;
                case "working":
                    working = NumberOf(ref json);
                    break;
                case "broken":
                    broken = NumberOf(ref json);
                    break;
                case "timeout":
                    timeout = NumberOf(ref json);
                    break;
                case "unchecked":
                    notSeen = NumberOf(ref json);
                    break;
            }
        })
            ? new BatchReply(next, new LinkCounts(total, seen, working, broken, timeout, notSeen))
            : null;
    }

    /// <summary>Reads an error; null where the JSON is none.</summary>
    public static JobError? ReadError(ReadOnlySequence<byte> reply)
    {
        string? type = null;
        string? message = null;
        var isRead = TryRead(reply, (ref json, name) =>
        {
            type = name == "type" ? TextOf(ref json) : type;
            message = name == "message" ? TextOf(ref json) : message;
        });
        return isRead && type is not null && message is not null ? new JobError(type, message) : null;
    }

    private delegate void Field(ref Utf8JsonReader json, string name);

    /// <summary>Visits the object's own fields; false where it is no JSON object.</summary>
    private static bool TryRead(ReadOnlySequence<byte> reply, Field field)
    {
        try
        {
            var json = new Utf8JsonReader(reply);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var name = json.GetString()!;
                json.Read();
                field(ref json, name);
                json.Skip();
            }

            return json.TokenType == JsonTokenType.EndObject;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false; // cut off, or an invalid text
        }
    }

    private static string? TextOf(ref Utf8JsonReader json) => json.TokenType == JsonTokenType.String ? json.GetString() : null;

    private static long NumberOf(ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var number) ? number : 0;
}
