namespace ScheduleFlow.Contracts;

/// <summary>The folders of a data folder that a client's path may lead into. Everything else there is the store's own.</summary>
public static class InputFolders
{
    /// <summary>Documents that people put there to be imported; nothing of ours makes it.</summary>
    public const string Imports = "imports";

    /// <summary>What exports wrote.</summary>
    public const string Exports = "exports";

    /// <summary>Player pages and their media.</summary>
    public const string Pages = "generated_pages";
}
