namespace ScheduleFlow.Contracts.Operations;

/// <summary>What an operation is about: the groups of the help, the tags of the API, the folders of the code. In this order.</summary>
public enum Area
{
    Schedules,
    Filling,
    Plans,
    Playlists,
    Channels,
    Links,
    Pages,
    Settings,
    Keys,
    Maintenance,
    Shell,
}
