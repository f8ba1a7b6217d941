using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>Every kept reply by itself.</summary>
/// <param name="scope">The store.</param>
/// <param name="recover">Puts a damaged one aside; says what was done.</param>
internal sealed class RepliesCheck(CheckScope scope, Func<string, string?> recover) : ICheck
{
    public IEnumerable<Suspect> Look()
    {
        foreach (var name in scope.Disk.Names(scope.Paths.Retries).Where(name => name.EndsWith(".json", StringComparison.Ordinal)))
        {
            var path = Path.Combine(scope.Paths.Retries, name);
            scope.Counts = scope.Counts with { Replies = scope.Counts.Replies + 1 };
            var document = StoreDocuments.Reply(path);
            var suspect = scope.Examine(
                "reply", document, FindingSeverity.Error, () => recover(path), (reply, _) => Content(path, reply));
            if (suspect is not null)
            {
                yield return suspect;
            }
        }
    }

    private StoreFinding? Content(string path, RetryDocument reply) =>
        scope.Paths.Retry(RetryDocument.HashOf(reply.Caller, reply.Key).ToString()) == path ? null
        : new StoreFinding(
            "reply-misnamed",
            FindingSeverity.Warning,
            scope.Paths.Relative(path),
            "The kept reply belongs to another idempotency key than its name says; it will not be found.");
}
