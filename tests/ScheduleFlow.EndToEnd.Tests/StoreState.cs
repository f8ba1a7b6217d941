using System.Security.Cryptography;

namespace ScheduleFlow.EndToEnd.Tests;

/// <summary>
/// Everything in a data folder, as text: a line for each file with its hash. Left out are the lock's file, which means
/// nothing, and what gateways note of themselves.
/// </summary>
internal static class StoreState
{
    private static readonly string[] LeftOut = [".lock", ".gateway.json"];

    public static string Of(string dataFolder) => Directory.Exists(dataFolder)
        ? string.Join('\n', Directory.EnumerateFiles(dataFolder, "*", SearchOption.AllDirectories)
            .Where(path => !LeftOut.Contains(Path.GetFileName(path)))
            .Order(StringComparer.Ordinal)
            .Select(path => $"{Path.GetRelativePath(dataFolder, path)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"))
        : "";

    /// <summary>The schedules that have a file of their own.</summary>
    public static IEnumerable<string> ScheduleFiles(string dataFolder) =>
        Directory.EnumerateFiles(Path.Combine(dataFolder, "schedules"), "*.json")
            .Where(path => Guid.TryParse(Path.GetFileNameWithoutExtension(path), out _));
}
