using System.Collections.Immutable;
using ScheduleFlow.Core.Keys;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>The API keys: whether their file is damaged, or open to other users.</summary>
/// <param name="scope">The store.</param>
/// <param name="recover">Puts a damaged file aside; says what was done.</param>
internal sealed class KeysCheck(CheckScope scope, Func<string?> recover) : ICheck
{
    public IEnumerable<Suspect> Look()
    {
        if (scope.Examine("keys", scope.Documents.Keys, FindingSeverity.Error, recover, Content) is { } suspect)
        {
            yield return suspect;
        }
    }

    private StoreFinding? Content(ImmutableList<ApiKey> keys, byte[] bytes)
    {
        scope.Counts = scope.Counts with { Keys = keys.Count };
        return scope.Volume.IsOpenToOthers(scope.Paths.Keys)
            ? new StoreFinding(
                "keys-open",
                FindingSeverity.Warning,
                scope.Paths.Relative(scope.Paths.Keys),
                "Other users than its owner may read or write the API keys' file: set its mode to 0600.")
            : null;
    }
}
