using System.Text.Json.Serialization;

namespace ScheduleFlow.Dashboard.Sessions;

/// <summary>The two bodies of POST /api/session.</summary>
internal sealed record NameAndPassword(string Name, string Password);

internal sealed record KeyOnly(string Key);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(NameAndPassword))]
[JsonSerializable(typeof(KeyOnly))]
internal sealed partial class SignInJson : JsonSerializerContext;
