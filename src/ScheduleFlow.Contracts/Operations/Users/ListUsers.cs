using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Users;

/// <summary>Asks for all users.</summary>
public sealed class ListUsersRequest : Request<ListUsersReply>
{
    public const string Verb = "list-users";

    private static readonly Operation Declaration = new(Verb, Area.Users, "List the users, without their passwords")
    {
        Routes = [new("GET", "/api/users", Role.Admin)],
        ReplyType = typeof(ListUsersReply),
        Examples = ["scheduleflow list-users --output table"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ListUsersReply> ReplyJson => ListUsersJson.Default.ListUsersReply;
}

/// <summary>Who may sign in, never how.</summary>
public sealed partial record ListUsersReply : Reply
{
    /// <summary>Disabled users are among them.</summary>
    public required ImmutableArray<UserRow> Users { get; init; }

    public required int Count { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListUsersReply))]
internal sealed partial class ListUsersJson : JsonSerializerContext;
