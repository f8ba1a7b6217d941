namespace ScheduleFlow.Contracts.Operations.Playlists;

/// <summary>Options that several operations on playlists share.</summary>
public static class PlaylistOptions
{
    /// <summary>The playlist that is meant.</summary>
    public static Option Id { get; } = new("id", "The playlist, from list-playlists")
    {
        Type = OptionType.Id,
        Of = Noun.Playlist,
        IsOperand = true,
        IsRequired = true,
    };
}
