namespace ScheduleFlow.Contracts;

/// <summary>The folders of a data folder that a client's path may lead into. Everything else there belongs to the store.</summary>
public static class InputFolders
{
    /// <summary>Documents that people put there for imports; the program never creates this folder.</summary>
    public const string Imports = "imports";

    /// <summary>Exported files.</summary>
    public const string Exports = "exports";

    /// <summary>Player pages and their media.</summary>
    public const string Pages = "generated_pages";
}
