using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>An export that was written as one file per broadcast day.</summary>
public sealed partial record ExportDaysReply : Reply
{
    /// <summary>The folder of the files.</summary>
    public required string Path { get; init; }

    /// <summary>How many days have a file.</summary>
    public required int Days { get; init; }

    /// <summary>Of all files, in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>What the format calls its documents.</summary>
    public required string Schema { get; init; }

    public required string Format { get; init; }

    /// <summary>Whether our own reader read the same events back from every file; null where there is none.</summary>
    public bool? Valid { get; init; }

    public required ImmutableArray<DayFileRow> Files { get; init; }
}

/// <summary>The file of a broadcast day.</summary>
/// <param name="Date">On which the day begins: <c>yyyy-MM-dd</c>.</param>
/// <param name="Path">Where the file lies.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Events">How many are in it; one that reaches over the end of a day may be in both.</param>
public sealed partial record DayFileRow(string Date, string Path, long Size, int Events);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExportDaysReply))]
internal sealed partial class ExportDaysJson : JsonSerializerContext;
