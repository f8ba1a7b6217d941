using System.Text;
using System.Text.Json;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>A kept reply as a file (docs/storage.md, "Idempotency").</summary>
/// <param name="Caller">Whose key it is (<see cref="ChangeOrigin.Caller"/>); null: an older version kept it, for nobody knows whom.</param>
/// <param name="Key">The client's key.</param>
/// <param name="Fingerprint">Identifies the request.</param>
/// <param name="Time">When it was answered.</param>
/// <param name="Reply">The reply, byte for byte.</param>
internal sealed record RetryDocument(string? Caller, string Key, string Fingerprint, Instant Time, ReadOnlyMemory<byte> Reply)
{
    private const int SchemaVersion = 1;

    /// <summary>Whether it is still valid.</summary>
    public bool IsAlive(Instant now) => now - Time < (long)KeptReply.Lifetime.TotalSeconds;

    /// <summary>The name of the file of a caller's key: keys hold characters that names may not.</summary>
    /// <param name="caller">As in the document.</param>
    /// <param name="key">The key, in which no line ends.</param>
    public static Fingerprint HashOf(string? caller, string key) =>
        Hashing.Fingerprint.Md5(Encoding.UTF8.GetBytes(caller is null ? key : $"{caller}\n{key}"));

    public static void Write(Stream output, string caller, KeptReply kept, Instant time)
    {
        using var lines = new LineWriter(output);
        lines.Raw("{\"version\":1,\n"u8);
        lines.Member("caller", caller);
        lines.Raw(",\n"u8);
        lines.Member("key", kept.Key);
        lines.Raw(",\n"u8);
        lines.Member("fingerprint", kept.Fingerprint);
        lines.Raw(",\n"u8);
        lines.Member("time", time.ToString());
        lines.Raw(",\n\"reply\":"u8);
        lines.Raw(kept.Reply.Span);
        lines.Raw("}\n"u8);
    }

    /// <exception cref="JsonException">It is not what <see cref="Write"/> wrote.</exception>
    /// <exception cref="NewerSchemaException">A newer program wrote it.</exception>
    public static RetryDocument Read(byte[] document)
    {
        var reader = new Utf8JsonReader(document, StoredJson.Options);
        StoredJson.Read(ref reader);
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        string? caller = null;
        string? key = null;
        string? fingerprint = null;
        Instant? time = null;
        ReadOnlyMemory<byte>? reply = null;
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "version":
                    StoredJson.CheckVersion(ref reader, SchemaVersion);
                    break;
                case "caller":
                    caller = StoredJson.Text(ref reader);
                    break;
                case "key":
                    key = StoredJson.Text(ref reader);
                    break;
                case "fingerprint":
                    fingerprint = StoredJson.Text(ref reader);
                    break;
                case "time":
                    time = StoredJson.Time(ref reader);
                    break;
                case "reply":
                    StoredJson.Expect(ref reader, JsonTokenType.StartObject);
                    var start = (int)reader.TokenStartIndex;
                    StoredJson.Skip(ref reader);
                    reply = document.AsMemory(start..(int)reader.BytesConsumed);
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return key is null || fingerprint is null || time is null || reply is null
            ? throw new JsonException("A field of the kept reply is missing.")
            : new RetryDocument(caller, key, fingerprint, time.Value, reply.Value);
    }
}
