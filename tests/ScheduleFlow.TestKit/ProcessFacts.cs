using System.Globalization;

namespace ScheduleFlow.TestKit;

/// <summary>What Linux says of a process.</summary>
public sealed class ProcessFacts(int id)
{
    public long ResidentBytes => long.Parse(File.ReadAllText(Folder + "/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;

    /// <summary>The most that was resident at any time.</summary>
    public long PeakBytes => 1024 * long.Parse(
        File.ReadLines(Folder + "/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);

    public int Children => Directory.GetDirectories("/proc").Count(IsChild);

    public int Sockets => Directory.GetFiles(Folder + "/fd").Count(handle => new FileInfo(handle).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) is true);

    private string Folder => $"/proc/{id}";

    private bool IsChild(string folder)
    {
        try
        {
            // The name, which may hold anything, ends at the last bracket; then come the state and the parent.
            return char.IsAsciiDigit(Path.GetFileName(folder)[0]) && File.ReadAllText(folder + "/stat") is var stat && int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture) == id;
        }
        catch (IOException)
        {
            return false; // It ended meanwhile.
        }
    }
}
