namespace ScheduleFlow.Contracts.Operations.Playlists;

/// <summary>Which playlist, in the words of the operations that need one.</summary>
public static class PlaylistOptions
{
    /// <summary>The one that is meant.</summary>
    public static Option Id { get; } = new("id", "The playlist's id, from list-playlists")
    {
        Type = OptionType.Id,
        Of = Noun.Playlist,
        IsOperand = true,
        IsRequired = true,
    };
}
