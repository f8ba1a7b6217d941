using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>
/// The kept replies, one file each (docs/storage.md, "Idempotency"). Each is written in the same commit as the change that
/// it answers.
/// </summary>
internal sealed class FileReplyStore(StoreFolder folder) : IReplyStore
{
    public Outcome<ReadOnlyMemory<byte>> Find(string key, string fingerprint) => folder.Guard(() => Read(key, fingerprint));

    /// <summary>Keeps a reply with a change.</summary>
    public void Stage(Change change, KeptReply? kept)
    {
        if (kept is not null)
        {
            change.Stage(PathOf(kept.Key), output => RetryDocument.Write(output, kept, folder.Origin.Now));
        }
    }

    /// <summary>
    /// Under the lock: the problem that the same request was answered meanwhile, or that this is unknown; null: it was not,
    /// or no reply is kept.
    /// </summary>
    public Problem? Refusal(KeptReply? kept) =>
        kept is null ? null
        : !Read(kept.Key, kept.Fingerprint).TryGet(out var reply, out var problem) ? problem
        : reply.IsEmpty ? null
        : new Problem(ErrorType.Conflict, "The same request was answered meanwhile.")
        {
            Hint = "Try again.",
            Details = "The request was answered meanwhile.",
            Reason = ProblemReason.AlreadyAnswered,
        };

    /// <summary>Deletes expired replies, under the lock, after one change in 32.</summary>
    /// <param name="kept">The reply that was just kept; its key decides whether it is time.</param>
    public void DropExpired(KeptReply? kept)
    {
        if (kept is null || (RetryDocument.HashOf(kept.Key).Low & 31) != 0)
        {
            return;
        }

        try
        {
            foreach (var path in folder.Documents.Replies(folder.Disk).ToList())
            {
                var parsed = StoreDocuments.Reply(path).Parse(folder.Disk.ReadAll(path), out _);
                if (parsed.TryGet(out var reply, out _) && !reply.IsAlive(folder.Origin.Now))
                {
                    folder.Disk.Delete(path);
                }
            }
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            // The change itself is done; a later one tries again.
        }
    }

    private string PathOf(string key) => folder.Paths.Retry(RetryDocument.HashOf(key).ToString());

    private Outcome<ReadOnlyMemory<byte>> Read(string key, string fingerprint)
    {
        var document = StoreDocuments.Reply(PathOf(key));
        if (folder.Reader.Read(document.Path) is not { } bytes)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        var parsed = document.Parse(bytes, out var place);
        if (place is not null)
        {
            parsed = folder.Recovery.Recover(document, place, static _ => null);
        }

        if (!parsed.TryGet(out var kept, out var problem))
        {
            return place is null ? problem : problem with { Hint = "Check whether the change was made; if not, send it again." };
        }

        if (kept.Key != key || !kept.IsAlive(folder.Origin.Now))
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        return kept.Fingerprint == fingerprint
            ? kept.Reply
            : new Problem(ErrorType.Conflict, "The idempotency key was used for another request within the last 24 hours.")
            {
                Hint = "Give each request its own key, and repeat a key only with the same request.",
            };
    }
}
