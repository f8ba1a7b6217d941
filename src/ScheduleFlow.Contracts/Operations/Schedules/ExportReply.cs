using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>An export that was written to a file.</summary>
public sealed partial record ExportReply : Reply
{
    /// <summary>Where the file is, as the caller can open it.</summary>
    public required string Path { get; init; }

    /// <summary>Its name without folders.</summary>
    public required string File { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>How many schedules it holds; null: it was exported by id.</summary>
    public int? Schedules { get; init; }

    public required long Events { get; init; }

    /// <summary>What the format calls its documents, such as <c>tvguide</c>.</summary>
    public required string Schema { get; init; }

    public required string Format { get; init; }

    /// <summary>Whether our own reader read the same events back from the file; null: the format has no reader.</summary>
    public bool? Valid { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExportReply))]
internal sealed partial class ExportJson : JsonSerializerContext;
