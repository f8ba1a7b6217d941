namespace ScheduleFlow.Contracts.Operations;

/// <summary>What a caller of the API may do; each role includes the ones before it.</summary>
public enum Role
{
    /// <summary>Needs no key; the rights of a caller without one.</summary>
    None,

    /// <summary>Reads.</summary>
    Viewer,

    /// <summary>Imports, plans, saves and exports.</summary>
    Editor,

    /// <summary>Deletes, changes the server, and reads who changed what.</summary>
    Admin,
}
