using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Operations.Playlists;

/// <summary>A playlist that was stored, or written to a file, or both.</summary>
public sealed partial record PlaylistReply : Reply
{
    /// <summary>Its id in the store; null: it was only written to a file.</summary>
    public string? PlaylistId { get; init; }

    public required string Name { get; init; }

    public required int Items { get; init; }

    /// <summary>The total seconds of the items with a known duration.</summary>
    public required long Duration { get; init; }

    /// <summary>The file that it was written to.</summary>
    public required string Path { get; init; }

    /// <summary>Oddities that were accepted.</summary>
    public ImmutableArray<string>? Notes { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlaylistReply))]
internal sealed partial class PlaylistJson : JsonSerializerContext;
