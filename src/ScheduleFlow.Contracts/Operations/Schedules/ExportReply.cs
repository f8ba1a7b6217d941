using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>An export that was written to a file.</summary>
public sealed partial record ExportReply : Reply
{
    /// <summary>Where the file lies, as the caller can open it.</summary>
    public required string Path { get; init; }

    /// <summary>Its name alone.</summary>
    public required string File { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    /// <summary>How many schedules it holds; null for an export by id.</summary>
    public int? Schedules { get; init; }

    public required long Events { get; init; }

    /// <summary>What the format calls its documents, such as <c>tvguide</c>.</summary>
    public required string Schema { get; init; }

    public required string Format { get; init; }

    /// <summary>Whether our own reader read the same events back from the file; null where there is none.</summary>
    public bool? Valid { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExportReply))]
internal sealed partial class ExportJson : JsonSerializerContext;
