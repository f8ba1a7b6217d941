namespace ScheduleFlow.Dashboard.Importing;

/// <summary>What a document is imported as.</summary>
public enum ImportPurpose
{
    Schedule,
    Playlist,
}
