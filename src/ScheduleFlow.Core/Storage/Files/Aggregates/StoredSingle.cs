using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Storage.Files.Recovery;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>
/// A document that a store has only once: channels, checked links, settings. It is read without a lock. A change reads it,
/// makes the new one, and replaces it; if another process changed it meanwhile, the change is made again.
/// </summary>
/// <param name="folder">The store.</param>
/// <param name="document">Where it is and how it is read.</param>
/// <param name="write">Writes it.</param>
/// <param name="empty">The document if there is no file.</param>
internal sealed class StoredSingle<T>(StoreFolder folder, StoredDocument<T> document, Action<Stream, T> write, T empty)
    where T : class
{
    private const int MaxAttempts = 20;

    /// <summary>
    /// Reads the document. A damaged file is put aside and replaced with its backup; without one it is
    /// <c>store_corrupt</c>.
    /// </summary>
    public Outcome<T> Load() => Read(out _);

    /// <param name="change">Makes the new document; the same one: no change. May be called again with a newer document.</param>
    /// <param name="ids">What is changed, for the audit log.</param>
    /// <param name="withIt">
    /// Stages, under the lock, what else the new document changes, and returns the channels whose timeline that changes.
    /// </param>
    /// <param name="reply">Keeps a reply with the change, even if the document stays as it is; null: none is kept.</param>
    public Outcome<TResult> Change<TResult>(
        Func<T, Outcome<(T Document, TResult Result)>> change,
        Func<TResult, IEnumerable<string>> ids,
        Func<TResult, ReplyKeeping?>? reply = null,
        Func<Change, T, Outcome<ImmutableArray<string>>>? withIt = null)
        where TResult : notnull
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (!Read(out var before).TryGet(out var current, out var problem) || !change(current).TryGet(out var changed, out problem))
            {
                return problem;
            }

            var isSame = ReferenceEquals(changed.Document, current);
            var keeping = reply?.Invoke(changed.Result);
            if (isSame && keeping is null)
            {
                return changed.Result;
            }

            using var commit = folder.Begin();
            if (!isSame)
            {
                commit.Stage(document.Path, output => write(output, changed.Document));
                if (before is not null)
                {
                    commit.StageBackup(document.Path, before);
                }
            }

            keeping?.Stage(commit);
            if (!commit.TryLock(StoreLock.MaxWait))
            {
                return StoreFolder.Busy();
            }

            if (keeping?.Refusal() is { } refused)
            {
                return refused;
            }

            if (IsStill(before))
            {
                if (!isSame)
                {
                    var channels = ImmutableArray<string>.Empty;
                    if (withIt is not null && !withIt(commit, changed.Document).TryGet(out channels, out problem))
                    {
                        return problem;
                    }

                    commit.Audit(ids(changed.Result), channels: channels);
                }

                commit.Commit();
                return changed.Result;
            }
        }

        return new Problem(ErrorType.Unavailable, $"{document.What} were changed by others all the time.")
        {
            Hint = "Try again in a moment.",
        };
    }

    private bool IsStill(byte[]? before) => folder.Reader.Read(document.Path) is { } now
        ? before is not null && now.AsSpan().SequenceEqual(before)
        : before is null;

    private Outcome<T> Read(out byte[]? bytes)
    {
        bytes = folder.Reader.Read(document.Path);
        if (bytes is null)
        {
            return folder.Reader.Quarantined(document.Path) is [.., var last] ? document.PutAside(Path.GetFileName(last)) : empty;
        }

        var parsed = document.Parse(bytes, out var place);
        if (place is null)
        {
            return parsed;
        }

        var recovered = folder.Recovery.Recover(
            document,
            place,
            backup => Mended.FromBackup(document, backup, "What it held before its last change was restored."));
        if (recovered.Problem is not null)
        {
            return recovered;
        }

        // The present content, which may include a later change by others.
        bytes = folder.Reader.Read(document.Path);
        return bytes is null ? recovered : document.Parse(bytes, out _);
    }
}

/// <summary>A reply that is kept with a change.</summary>
/// <param name="Stage">Writes it with the change, before the lock.</param>
/// <param name="Refusal">Under the lock: the problem that the same request was answered meanwhile; null: it was not.</param>
internal sealed record ReplyKeeping(Action<Change> Stage, Func<Problem?> Refusal);
