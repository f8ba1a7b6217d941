using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Operations.Users;

/// <summary>One user, as it is now.</summary>
public sealed partial record UserReply : Reply
{
    public required UserRow User { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UserReply))]
internal sealed partial class UserJson : JsonSerializerContext;
