using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Core.Operations;

/// <summary>A reply whose fields are stored as JSON, and sent as they are.</summary>
/// <param name="Document">The object, without <c>status</c>.</param>
/// <param name="Warnings">Written before its fields, if there are any.</param>
internal sealed record StoredReply(ReadOnlyMemory<byte> Document, ImmutableArray<string> Warnings) : Reply
{
    /// <summary>Further fields, which are lists of texts; they go before the stored ones.</summary>
    public ImmutableArray<(string Name, ImmutableArray<string> Texts)> Added { get; init; } = [];

    public override void Write(Utf8JsonWriter json) => throw new UnreachableException("Stored bytes are not written field by field.");
}
