using Xunit;

namespace ScheduleFlow.TestKit;

/// <summary>
/// What a test needs of its machine. Where it is absent the test is skipped with the reason; in CI
/// (<c>SCHEDULEFLOW_CI=1</c>) that is a failure.
/// </summary>
public static class Requires
{
    private static bool InCi => Environment.GetEnvironmentVariable("SCHEDULEFLOW_CI") == "1";

    /// <summary>The shared corpus; returns its folder.</summary>
    public static string Corpus()
    {
        That(Repository.Corpus is not null, "the shared corpus is neither in SCHEDULEFLOW_CORPUS nor in ../shared/corpus");
        return Repository.Corpus!;
    }

    /// <summary>A program on PATH; returns its path.</summary>
    public static string Program(string name, string debianPackage)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        That(path is not null, $"{name} is not installed (Debian: apt-get install {debianPackage})");
        return path!;
    }

    /// <summary>Skips the test, or fails it in CI, unless the condition holds.</summary>
    public static void That(bool condition, string otherwise)
    {
        if (condition)
        {
            return;
        }

        if (InCi)
        {
            Assert.Fail($"In CI nothing is skipped: {otherwise}");
        }

        Assert.Skip(otherwise);
    }
}
