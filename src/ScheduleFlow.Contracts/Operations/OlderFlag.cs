using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations;

/// <summary>A flag of the replaced command. It stands for a verb, so that existing scripts run unchanged.</summary>
/// <param name="Flag">The flag, such as <c>--import-schedule-xml</c>.</param>
/// <param name="Words">The words that follow the verb; <c>{0}</c>, <c>{1}</c> … stand for the values of the flag.</param>
public sealed partial record OlderFlag(string Flag, params ImmutableArray<string> Words)
{
    /// <summary>How many values follow the flag.</summary>
    public int Values => Words.Count(word => word is ['{', _, '}']);
}
