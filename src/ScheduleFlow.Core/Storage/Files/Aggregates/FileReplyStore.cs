using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>
/// The kept replies, one file for each caller and key (docs/storage.md, "Idempotency"). Each is written in the same commit as
/// the change that it answers.
/// </summary>
internal sealed class FileReplyStore(StoreFolder folder) : IReplyStore
{
    public Outcome<ReadOnlyMemory<byte>> Find(string key, string fingerprint) => folder.Guard(() => Read(key, fingerprint));

    /// <summary>Keeps a reply with a change.</summary>
    public void Stage(Change change, KeptReply? kept)
    {
        if (kept is not null)
        {
            change.Stage(PathOf(kept.Key), output => RetryDocument.Write(output, Caller, kept, folder.Origin.Now));
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
        if (kept is null || (RetryDocument.HashOf(Caller, kept.Key).Low & 31) != 0)
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

    private string Caller => folder.Origin.Caller;

    private string PathOf(string key) => folder.Paths.Retry(RetryDocument.HashOf(Caller, key).ToString());

    private Outcome<ReadOnlyMemory<byte>> Read(string key, string fingerprint)
    {
        if (!Load(PathOf(key)).TryGet(out var found, out var problem))
        {
            return problem;
        }

        if (found.Kept is { } kept && kept.Key == key && kept.Caller == Caller && kept.IsAlive(folder.Origin.Now))
        {
            return kept.Fingerprint == fingerprint ? kept.Reply : Used("for another request");
        }

        // An older version did not say whose key it was. What it kept is for nobody, as it may be somebody else's; and the
        // change is not made again, as it may be this caller's.
        if (!Load(folder.Paths.Retry(RetryDocument.HashOf(caller: null, key).ToString())).TryGet(out found, out problem))
        {
            return problem;
        }

        return found.Kept is { Caller: null } older && older.Key == key && older.IsAlive(folder.Origin.Now)
            ? Used("before an update of ScheduleFlow, which does not know by whom")
            : ReadOnlyMemory<byte>.Empty;
    }

    private static Problem Used(string how) => new(ErrorType.Conflict, $"The idempotency key was used {how} within the last 24 hours.")
    {
        Hint = "Give each request its own key, and repeat a key only with the same request.",
    };

    private Outcome<Found> Load(string path)
    {
        var document = StoreDocuments.Reply(path);
        if (folder.Reader.Read(document.Path) is not { } bytes)
        {
            return new Found(null);
        }

        var parsed = document.Parse(bytes, out var place);
        if (place is not null)
        {
            parsed = folder.Recovery.Recover(document, place, static _ => null);
        }

        return parsed.TryGet(out var kept, out var problem) ? new Found(kept)
            : place is null ? problem
            : problem with { Hint = "Check whether the change was made; if not, send it again." };
    }

    private sealed record Found(RetryDocument? Kept);
}
