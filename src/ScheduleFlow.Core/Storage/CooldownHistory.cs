using System.Collections.Immutable;

namespace ScheduleFlow.Core.Storage;

/// <summary>When every video was on air in filled calendars, as older versions kept it: it is read once more, for a migration.</summary>
/// <param name="Plays">By URL, as it is spelt: the calendars that play it.</param>
internal sealed record CooldownHistory(ImmutableDictionary<string, ImmutableArray<CooldownPlay>> Plays)
{
    public static readonly CooldownHistory Empty = new(ImmutableDictionary.Create<string, ImmutableArray<CooldownPlay>>(StringComparer.Ordinal));
}
