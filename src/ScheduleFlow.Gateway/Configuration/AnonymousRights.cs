namespace ScheduleFlow.Gateway.Configuration;

/// <summary>What callers without a key may do.</summary>
internal enum AnonymousRights
{
    /// <summary>Nothing but ask for the server's health.</summary>
    None,

    /// <summary>A program on this machine is an editor; all other callers have no rights.</summary>
    Local,

    /// <summary>Every caller is a viewer.</summary>
    Viewer,

    /// <summary>Every caller is an editor.</summary>
    Editor,
}
