using System.Text.Json.Serialization;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>The JSON context of the first admin's request, without reflection.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class SetupJson : JsonSerializerContext;
