using System.Collections.Immutable;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Aggregates;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>What every check works with.</summary>
internal sealed class CheckScope(StoreFolder folder)
{
    public IDisk Disk => folder.Disk;

    public IVolume Volume => folder.Volume;

    public StorePaths Paths => folder.Paths;

    public StoreReader Reader => folder.Reader;

    public StoreDocuments Documents => folder.Documents;

    public Instant Now => folder.Origin.Now;

    /// <summary>Begins a change, for a repair.</summary>
    public Change Begin() => folder.Begin();

    /// <summary>How much has been read so far.</summary>
    public CheckedCounts Counts { get; set; } = new();

    /// <summary>Looks at a document, and again under the lock if something is wrong with it.</summary>
    /// <param name="kind">The beginning of the ids of the rules: <c>schedule</c>, <c>playlist</c> ….</param>
    /// <param name="document">Where it is and how it is read.</param>
    /// <param name="severity">How much its damage matters.</param>
    /// <param name="repair">Mends a damaged one; null: it cannot be mended.</param>
    /// <param name="content">Says what is wrong with a document that can be read; null: nothing.</param>
    public Suspect? Examine<T>(
        string kind,
        StoredDocument<T> document,
        FindingSeverity severity,
        Func<string?>? repair,
        Func<T, byte[], StoreFinding?>? content = null)
        where T : notnull
    {
        StoreFinding? Look() => Read(kind, document, severity, repair is not null, content);
        return Look() is { } first ? new Suspect(Look) { Repair = first.IsRepairable ? repair : null } : null;
    }

    /// <summary>A file's bytes; null: there is none, or it cannot be read, which is another check's finding.</summary>
    public byte[]? ReadOrNull(string path)
    {
        try
        {
            return Volume.IsRegular(path) ? Reader.Read(path) : null;
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            return null;
        }
    }

    /// <summary>A change that has the lock; null: others held it for the whole wait.</summary>
    public Change? BeginLocked()
    {
        var change = Begin();
        if (change.TryLock(StoreLock.MaxWait))
        {
            return change;
        }

        change.Dispose();
        return null;
    }

    /// <summary>A number of things with the first few of them, for a message: <c>2 schedules: x, y</c>.</summary>
    public static string Few<T>(ImmutableArray<T> items, string one)
    {
        const int shown = 3;
        var few = string.Join(", ", items.Take(shown));
        var more = items.Length > shown ? $" and {items.Length - shown} more" : "";
        return $"{items.Length} {one}{(items.Length == 1 ? "" : "s")}: {few}{more}";
    }

    private StoreFinding? Read<T>(
        string kind,
        StoredDocument<T> document,
        FindingSeverity severity,
        bool isRepairable,
        Func<T, byte[], StoreFinding?>? content)
        where T : notnull
    {
        var path = Paths.Relative(document.Path);
        byte[]? bytes;
        try
        {
            if (!Volume.IsRegular(document.Path))
            {
                return new StoreFinding("not-a-file", FindingSeverity.Error, path, "This is not a file but a pipe or a device.");
            }

            bytes = Reader.Read(document.Path);
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            return new StoreFinding($"{kind}-unreadable", FindingSeverity.Error, path, DiskProblem.From(exception, path).Message);
        }

        if (bytes is null)
        {
            return null;
        }

        Counts = Counts with { Bytes = Counts.Bytes + bytes.Length };
        if (document.Parse(bytes, out var place).TryGet(out var value, out var problem))
        {
            return content?.Invoke(value, bytes);
        }

        return place is null
            ? new StoreFinding($"{kind}-newer", FindingSeverity.Error, path, $"{problem.Message} It is left as it is.")
            : new StoreFinding(
                $"{kind}-damaged",
                severity,
                path,
                $"{document.What} cannot be read: it is damaged at {place}.")
            { IsRepairable = isRepairable };
    }
}
