namespace ScheduleFlow.Contracts.Operations;

/// <summary>What an operation is about: the groups of the help, the tags of the API and the folders of the code, in this order.</summary>
public enum Area
{
    /// <summary>Import, list, show, check, compare, export and delete schedules.</summary>
    Schedules,

    /// <summary>Fill a calendar from a list of videos.</summary>
    Filling,

    /// <summary>Plan a channel by rules, and ask why something is on air.</summary>
    Plans,

    /// <summary>Lists of videos.</summary>
    Playlists,

    /// <summary>Lists of channels, and what is on.</summary>
    Channels,

    /// <summary>What is on air on a channel, and when: schedules are published on its timeline.</summary>
    Timelines,

    /// <summary>What is on air now, when it does not keep to its time.</summary>
    Live,

    /// <summary>Whether the links of channels work.</summary>
    Links,

    /// <summary>Pages that play a schedule.</summary>
    Pages,

    /// <summary>The settings of the store, and its state.</summary>
    Settings,

    /// <summary>API keys.</summary>
    Keys,

    /// <summary>People who sign in.</summary>
    Users,

    /// <summary>Check, back up, restore and migrate the store; who changed what.</summary>
    Maintenance,

    /// <summary>What a shell needs to complete words.</summary>
    Shell,
}
