using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>
/// A list of those who have access, in a file. The previous revision is not kept as a backup, and a damaged file is put
/// aside but not recovered: an older file could restore access that was taken away.
/// </summary>
/// <param name="folder">The store.</param>
/// <param name="document">Where it is and how it is read.</param>
/// <param name="write">Writes it.</param>
internal sealed class PrivateList<T>(StoreFolder folder, StoredDocument<ImmutableList<T>> document, Action<Stream, ImmutableList<T>> write)
    where T : notnull
{
    /// <summary>The items, in order. <c>store_corrupt</c>: the file is damaged, or was put aside and not replaced.</summary>
    public Outcome<ImmutableList<T>> Read() =>
        folder.Reader.Read(document.Path) is { } bytes ? Parse(bytes)
        : folder.Reader.Quarantined(document.Path) is [.., var last] ? document.PutAside(folder.Paths.Relative(last))
        : ImmutableList<T>.Empty;

    /// <param name="with">
    /// Makes the new list under the lock (the same one: no change), the answer, and the ids for the audit log.
    /// </param>
    public Outcome<TAnswer> Change<TAnswer>(
        Func<ImmutableList<T>, Outcome<(ImmutableList<T> Items, TAnswer Answer, ImmutableArray<string> Ids)>> with)
        where TAnswer : notnull => folder.Guard<TAnswer>(() =>
    {
        // A damaged file is put aside before the lock is taken, as that is a separate change.
        if (folder.Reader.Read(document.Path) is { } before && !Parse(before).TryGet(out _, out var damaged))
        {
            return damaged;
        }

        using var change = folder.Begin();
        if (!change.TryLock(StoreLock.MaxWait))
        {
            return StoreFolder.Busy();
        }

        var items = ImmutableList<T>.Empty;
        if (folder.Reader.Read(document.Path) is { } bytes && !document.Parse(bytes, out _).TryGet(out items, out var problem))
        {
            return problem;
        }

        if (!with(items!).TryGet(out var changed, out problem))
        {
            return problem;
        }

        if (!ReferenceEquals(changed.Items, items))
        {
            change.Stage(document.Path, output => write(output, changed.Items));
            change.Audit(changed.Ids);
            change.Commit();
        }

        return changed.Answer;
    });

    private Outcome<ImmutableList<T>> Parse(byte[] bytes)
    {
        var parsed = document.Parse(bytes, out var place);
        return place is null ? parsed : folder.Recovery.Recover(document, place, static _ => null);
    }
}
