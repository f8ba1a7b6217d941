namespace ScheduleFlow.Dashboard.Importing;

/// <summary>How far a document is.</summary>
public enum ImportState
{
    /// <summary>It waits to be checked, or stored.</summary>
    Waiting,

    Checking,

    /// <summary>It has been checked, and can be stored.</summary>
    Ready,

    /// <summary>It cannot be stored as it is: the findings or the problem say why.</summary>
    Refused,

    Storing,

    Stored,
}
