using System.Text.Json.Serialization;
using ScheduleFlow.Contracts.Operations.Schedules;

namespace ScheduleFlow.Dashboard.Editing;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SentEdits))]
internal sealed partial class EditJson : JsonSerializerContext;
