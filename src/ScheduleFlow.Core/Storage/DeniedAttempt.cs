using System.Collections.Immutable;

namespace ScheduleFlow.Core.Storage;

/// <summary>An attempt at a change that was denied, or a number of them that are not told one by one.</summary>
/// <param name="Time">When.</param>
/// <param name="Verb">The verb, or the method and the path where none belongs to it; null for a number of attempts.</param>
/// <param name="Actor">Who and from where, as <c>name@address</c>.</param>
/// <param name="Reason">Why, in one word.</param>
public sealed record DeniedAttempt(DateTimeOffset Time, string? Verb, string Actor, string Reason)
{
    /// <summary>Joins it with the logs.</summary>
    public string? RequestId { get; init; }

    /// <summary>What it was about, as the caller named it.</summary>
    public ImmutableArray<string> Ids { get; init; } = [];

    /// <summary>How many attempts are left out of the log; null: this is one attempt.</summary>
    public long? LeftOut { get; init; }
}
