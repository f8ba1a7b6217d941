using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage;

/// <summary>Whose change it is, for the audit log.</summary>
/// <param name="Now">The operation's now.</param>
/// <param name="Verb">The operation.</param>
/// <param name="RequestId">Joins it with the logs; null where nobody gave one.</param>
/// <param name="Actor">Who asked, such as <c>editor@127.0.0.1</c>; null: whoever ran the program.</param>
internal sealed record ChangeOrigin(Instant Now, string Verb, string? RequestId, string? Actor)
{
    /// <summary>The files that it was read from.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];
}
