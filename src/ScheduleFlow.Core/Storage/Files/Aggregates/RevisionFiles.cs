using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Settings;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>
/// The earlier revisions of schedules: one packed file each, in a folder for each schedule (docs/storage.md, "The
/// revisions"). They change only with their schedules, in the same commits.
/// </summary>
internal sealed class RevisionFiles(StoreFolder folder)
{
    // Enough for the header of most schedules.
    private const int HeadBytes = 4 * 1024;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The numbers of the kept revisions of a schedule, oldest first.</summary>
    public List<long> Numbers(ScheduleId id)
    {
        List<long> numbers =
            [.. folder.Reader.Names(folder.Paths.RevisionsOf(id)).Select(DocumentFiles.RevisionNumber).OfType<long>()];
        numbers.Sort();
        return numbers;
    }

    /// <summary>Packs a revision for a change that may replace it.</summary>
    public void Stage(Change change, Schedule before, ReadOnlyMemory<byte> document) =>
        change.Stage(folder.Paths.Revision(before.Id, before.Revision), output => PackedDocument.Write(output, document.Span));

    /// <summary>Keeps the revision that the change replaces, and removes those that are too many or too old.</summary>
    /// <param name="change">It has the lock.</param>
    /// <param name="before">The revision.</param>
    /// <param name="document">Its document.</param>
    /// <param name="isStaged">Whether it is packed already.</param>
    public void Keep(Change change, Schedule before, ReadOnlyMemory<byte> document, bool isStaged)
    {
        var earlier = Numbers(before.Id);
        earlier.RemoveAll(number => number >= before.Revision);

        // With settings that cannot be read, nothing is thrown away.
        var settings = Settings();
        if (settings?.RevisionsKept == 0)
        {
            change.Unstage(folder.Paths.Revision(before.Id, before.Revision));
        }
        else if (!isStaged)
        {
            Stage(change, before, document);
        }

        foreach (var number in settings is null ? [] : Outdated(before, earlier, settings))
        {
            change.Delete(folder.Paths.Revision(before.Id, number));
        }
    }

    /// <summary>Deletes the revisions of schedules that are deleted, or that are not there and come in anew.</summary>
    public void Delete(Change change, ScheduleId id)
    {
        var revisions = folder.Paths.RevisionsOf(id);
        if (folder.Disk.HasFolder(revisions))
        {
            change.DeleteFolder(revisions);
        }
    }

    /// <summary>A kept revision as lists show it; null: it cannot be read.</summary>
    public ScheduleRevision? Describe(ScheduleId id, long revision)
    {
        using var packed = folder.Reader.Open(folder.Paths.Revision(id, revision));
        return packed is not null
            && Header(packed) is { Name: { } name, Imported: { } imported, Events: { } events, Start: { } start, End: { } end } header
            ? new ScheduleRevision
            {
                Revision = revision,
                Name = name,
                Imported = imported,
                Change = header.Change,
                Events = events,
                Start = start,
                End = end,
                ContentHash = header.ContentHash,
                Bytes = PackedDocument.LengthOf(packed),
            }
            : null;
    }

    /// <summary>The last revision of a schedule that can be read.</summary>
    public (Schedule Schedule, byte[] Bytes)? LastReadable(ScheduleId id)
    {
        var numbers = Numbers(id);
        numbers.Reverse();
        foreach (var number in numbers)
        {
            if (folder.Reader.ReadOrNull(folder.Documents.Revision(id, number)) is { Schedule: not null } read)
            {
                return read;
            }
        }

        return null;
    }

    private StoreSettings? Settings() =>
        folder.Reader.Read(folder.Paths.Settings) is not { } bytes ? StoreSettings.Default
        : folder.Documents.Settings.Parse(bytes, out _).TryGet(out var settings, out _) ? settings
        : null;

    // A revision is as old as the one that replaced it: what was on for a year can be brought back the day after.
    private IEnumerable<long> Outdated(Schedule before, List<long> earlier, StoreSettings settings)
    {
        var tooMany = earlier.Count - Math.Max(0, settings.RevisionsKept - 1);
        var oldest = folder.Origin.Now.PlusSeconds(-(long)(settings.RevisionDays * Day).TotalSeconds);
        for (var at = 0; at < earlier.Count; at++)
        {
            if (at >= tooMany && !(Stored(before, at + 1 < earlier.Count ? earlier[at + 1] : before.Revision) < oldest))
            {
                yield break;
            }

            yield return earlier[at];
        }
    }

    private Instant? Stored(Schedule before, long revision)
    {
        if (revision == before.Revision)
        {
            return before.Change?.At ?? before.Imported;
        }

        using var packed = folder.Reader.Open(folder.Paths.Revision(before.Id, revision));
        var header = packed is null ? null : Header(packed);
        return header?.Change?.At ?? header?.Imported;
    }

    private static ScheduleHeader? Header(Stream packed)
    {
        try
        {
            for (var length = HeadBytes; ; length *= 4)
            {
                packed.Position = 0;
                var head = PackedDocument.Head(packed, length);
                if (ScheduleHeader.TryRead(head, isWhole: head.Length < length) is { } header)
                {
                    return header;
                }
            }
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
