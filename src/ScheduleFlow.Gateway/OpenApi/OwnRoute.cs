using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Gateway.OpenApi;

/// <summary>A route that the gateway answers without a worker.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Route">The route to it.</param>
/// <param name="Tag">Its group.</param>
/// <param name="ReplyHelp">Describes its successful reply.</param>
internal sealed record OwnRoute(Operation Operation, HttpRoute Route, string Tag, string ReplyHelp)
{
    /// <summary>The media types of a reply that is no JSON record.</summary>
    public ImmutableArray<string> MediaTypes { get; init; } = [];

    /// <summary>Headers that it reads.</summary>
    public ImmutableArray<Option> Headers { get; init; } = [];

    /// <summary>Further statuses of replies of the same form.</summary>
    public ImmutableArray<(int Status, string Help)> FurtherStatuses { get; init; } = [];
}
