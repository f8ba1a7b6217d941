namespace ScheduleFlow.Gateway.Configuration;

/// <summary>What a caller may do; each role includes the ones before it.</summary>
internal enum Role
{
    None,

    /// <summary>Reads.</summary>
    Viewer,

    /// <summary>Imports, plans, saves and exports.</summary>
    Editor,

    /// <summary>Deletes, and reads who changed what.</summary>
    Admin,
}
