namespace ScheduleFlow.TestKit;

/// <summary>Where things lie in the checkout that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder that holds ScheduleFlow.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The published worker.</summary>
    public static string Worker { get; } = Path.Combine(Root, "artifacts", "worker", OperatingSystem.IsWindows() ? "scheduleflow.exe" : "scheduleflow");

    /// <summary>A file or folder of the checkout.</summary>
    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>
    /// The shared corpus: <c>SCHEDULEFLOW_CORPUS</c>, else <c>../shared/corpus</c> beside the checkout; null where it
    /// is absent.
    /// </summary>
    public static string? Corpus { get; } = FindCorpus();

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "ScheduleFlow.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("ScheduleFlow.sln is in none of the folders above the tests.");
    }

    private static string? FindCorpus()
    {
        var folder = Environment.GetEnvironmentVariable("SCHEDULEFLOW_CORPUS")
            ?? Path.GetFullPath(Path.Combine(Root, "..", "shared", "corpus"));
        return Directory.Exists(folder) ? folder : null;
    }
}
