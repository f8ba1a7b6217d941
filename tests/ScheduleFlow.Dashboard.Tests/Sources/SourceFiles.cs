using ScheduleFlow.TestKit;

namespace ScheduleFlow.Dashboard.Tests.Sources;

/// <summary>The dashboard's sources, for rules that no compiler checks.</summary>
internal static class SourceFiles
{
    public static string Root { get; } = Repository.PathTo("src", "ScheduleFlow.Dashboard");

    /// <summary>Files of a kind, as in <c>*.razor</c>; what a build writes is left out.</summary>
    public static IEnumerable<string> All(string pattern) => Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
        .Where(file => Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
        .Order(StringComparer.Ordinal);

    public static string NameOf(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');
}
