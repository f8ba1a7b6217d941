using System.Text.Json.Serialization;
using ScheduleFlow.Contracts.Operations.Schedules;

namespace ScheduleFlow.Dashboard.Schedules;

/// <summary>Bodies that this screen sends.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SentEdits))]
[JsonSerializable(typeof(StoredSchedule))]
internal sealed partial class SentEditsJson : JsonSerializerContext;

/// <summary>Names the schedule that is checked.</summary>
internal sealed record StoredSchedule(string ScheduleId);
