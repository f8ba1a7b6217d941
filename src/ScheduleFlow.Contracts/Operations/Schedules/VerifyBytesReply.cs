using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>A document in a format without a reader: it is, byte for byte, what an export of its schedules writes now.</summary>
public partial record VerifyBytesReply : Reply
{
    public required bool Same { get; init; }

    /// <summary>The format of the document.</summary>
    public required string Format { get; init; }

    /// <summary>The hash of the events that an export would write.</summary>
    public required string ContentHash { get; init; }

    [JsonIgnore]
    public override ExitCode Exit => Same ? ExitCode.Done : ExitCode.Findings;
}

/// <summary>The reply for a document that differs, with the first differing line.</summary>
public sealed partial record DifferingBytesReply : VerifyBytesReply
{
    /// <summary>Counted from 1.</summary>
    [JsonPropertyOrder(1)]
    public required int Line { get; init; }

    /// <summary>The line as an export writes it, cut; null: there is no such line.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    [JsonPropertyOrder(1)]
    public required string? Expected { get; init; }

    /// <summary>The line in the document, likewise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    [JsonPropertyOrder(1)]
    public required string? Found { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VerifyBytesReply))]
[JsonSerializable(typeof(DifferingBytesReply))]
internal sealed partial class VerifyBytesJson : JsonSerializerContext;
