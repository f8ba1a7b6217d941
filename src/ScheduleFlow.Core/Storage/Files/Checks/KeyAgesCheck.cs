using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>Keys that have grown old, never end, or are not used any more.</summary>
/// <param name="scope">The store.</param>
/// <param name="keys">All keys; none where they cannot be read, which another check says.</param>
/// <param name="lastUsed">When each was last let in, by id; empty where no gateway has noted it.</param>
internal sealed class KeyAgesCheck(
    CheckScope scope,
    Func<ImmutableList<ApiKey>> keys,
    Func<IReadOnlyDictionary<string, Instant>> lastUsed) : ICheck
{
    private static readonly TimeSpan Old = TimeSpan.FromDays(366);
    private static readonly TimeSpan Unused = TimeSpan.FromDays(90);

    public IEnumerable<Suspect> Look()
    {
        var now = scope.Now.ToDateTimeOffset();
        var used = new Lazy<IReadOnlyDictionary<string, Instant>>(lastUsed); // one reading for all keys
        yield return Rule(
            "key-without-expiry",
            FindingSeverity.Warning,
            key => !key.IsOver(now) && key.Expires is null,
            "never expire",
            "rotate-key gives each a successor with an end; then revoke-key.");
        yield return Rule(
            "key-old",
            FindingSeverity.Warning,
            key => !key.IsOver(now) && now - key.Created > Old,
            "are older than a year",
            "rotate-key.");
        yield return Rule(
            "key-unused",
            FindingSeverity.Warning,
            key => IsUnused(key, now, used),
            "have the role admin and were not used for 90 days",
            "revoke-key, if nobody needs them.");
        yield return Rule(
            "key-over",
            FindingSeverity.Info,
            key => key.IsOver(now),
            "are expired or revoked and still stored",
            "Nothing need be done: they open nothing, and the audit log's names can be looked up.");
    }

    private Suspect Rule(string id, FindingSeverity severity, Func<ApiKey, bool> matches, string what, string remedy) => new(() =>
    {
        var matching = keys().Where(matches).Select(key => $"{key.Name} ({key.Id})").ToImmutableArray();
        var path = scope.Paths.Relative(scope.Paths.Keys);
        return matching.IsEmpty
            ? null
            : new StoreFinding(id, severity, path, $"These {what}: {CheckScope.Few(matching, "key")}.") { Remedy = remedy };
    });

    // A key that was made within the time, or a store on which no gateway has noted any use, says nothing.
    private static bool IsUnused(ApiKey key, DateTimeOffset now, Lazy<IReadOnlyDictionary<string, Instant>> used) =>
        key.Role == ApiKeyRoles.Admin && !key.IsOver(now) && now - key.Created > Unused && used.Value.Count > 0
        && (!used.Value.TryGetValue(key.Id, out var last) || now - last.ToDateTimeOffset() > Unused);
}
