namespace ScheduleFlow.Bench;

/// <summary>Where things lie in the checkout.</summary>
internal sealed record Repository(string Root)
{
    private static readonly string Configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Debug" : "Release";

    /// <summary>The published worker.</summary>
    public string Worker => PathTo("artifacts", "worker", "scheduleflow");

    /// <summary>The same command line, for the JIT.</summary>
    public string JitWorker => PathTo("src", "ScheduleFlow.Cli", "bin", Configuration, "net10.0", "scheduleflow.dll");

    public string Gateway => PathTo("src", "ScheduleFlow.Gateway", "bin", Configuration, "net10.0", "ScheduleFlow.Gateway.dll");

    public string Results => PathTo("bench", "results");

    /// <summary>The checkout that this program was built in.</summary>
    public static Repository Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "ScheduleFlow.sln")))
            {
                return new Repository(folder);
            }
        }

        throw new InvalidOperationException("ScheduleFlow.sln is in none of the folders above the benchmarks.");
    }

    private string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);
}
