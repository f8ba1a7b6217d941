using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Storage.Files.Commits;

/// <summary>The content of a folder of documents at one moment.</summary>
/// <param name="Ids">The documents.</param>
/// <param name="Quarantined">The names of damaged copies that were put aside.</param>
internal sealed record ScheduleFolder(List<ScheduleId> Ids, List<string> Quarantined)
{
    /// <summary>The journal of summaries.</summary>
    public ReadOnlyMemory<byte> Index { get; init; }

    /// <summary>What a pending change adds to it.</summary>
    public ReadOnlyMemory<byte> PendingIndex { get; init; }

    /// <summary>The damaged copies whose document is gone and was not replaced.</summary>
    public IEnumerable<string> Lost()
    {
        if (Quarantined.Count == 0)
        {
            return [];
        }

        var present = Ids.Select(id => id.ToString()).ToHashSet();
        return Quarantined
            .Where(name => name.Length > 36 && ScheduleId.TryParse(name[..36], out var id) && !present.Contains(id.ToString()))
            .Order(StringComparer.Ordinal);
    }
}
