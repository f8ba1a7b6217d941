using System.Text.Json.Serialization;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>The request of the first admin, as JSON without reflection.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class SetupJson : JsonSerializerContext;
