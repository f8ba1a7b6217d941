namespace ScheduleFlow.Contracts.Operations;

/// <summary>What is stored and has an id.</summary>
public enum Noun
{
    None,
    Schedule,
    Channel,
    Playlist,
    Key,
    User,
}
