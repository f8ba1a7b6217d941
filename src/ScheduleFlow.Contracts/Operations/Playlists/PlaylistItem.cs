namespace ScheduleFlow.Contracts.Operations.Playlists;

/// <summary>An item of a list that a client sends. A plain text is its URL.</summary>
public sealed partial record PlaylistItem
{
    /// <summary>A URL or a path.</summary>
    public required string Url { get; init; }

    /// <summary>Its title; default: made from the URL.</summary>
    public string? Label { get; init; }

    /// <summary>Its running time in seconds.</summary>
    public double? Duration { get; init; }
}
