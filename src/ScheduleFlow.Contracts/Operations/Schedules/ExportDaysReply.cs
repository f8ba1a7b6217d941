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

    /// <summary>The size of all files, in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>What the format calls its documents.</summary>
    public required string Schema { get; init; }

    public required string Format { get; init; }

    /// <summary>Whether our own reader read the same events back from every file; null: the format has no reader.</summary>
    public bool? Valid { get; init; }

    public required ImmutableArray<DayFileRow> Files { get; init; }
}

/// <summary>The file of a broadcast day.</summary>
/// <param name="Date">The date on which the day begins: <c>yyyy-MM-dd</c>.</param>
/// <param name="Path">Where the file is.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Events">How many events it has; one that crosses the end of a day may be in both files.</param>
public sealed partial record DayFileRow(string Date, string Path, long Size, int Events);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExportDaysReply))]
internal sealed partial class ExportDaysJson : JsonSerializerContext;
