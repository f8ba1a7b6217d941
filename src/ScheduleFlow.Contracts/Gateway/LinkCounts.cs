using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Gateway;

/// <summary>How many channels the check of links has reached, and what it found.</summary>
/// <param name="Total">Channels to check.</param>
/// <param name="Checked">Channels checked so far.</param>
/// <param name="Working">How many of these work.</param>
/// <param name="Broken">How many of these are broken.</param>
/// <param name="Timeout">How many of these timed out.</param>
/// <param name="Unchecked">How many of these have a scheme that is not checked.</param>
public sealed record LinkCounts(long Total, long Checked, long Working, long Broken, long Timeout, long Unchecked)
{
    public static LinkCounts None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>With the counts of the next batch: they are of that batch alone, except for the total.</summary>
    public LinkCounts With(LinkCounts batch) => new(
        batch.Total,
        Checked + batch.Checked,
        Working + batch.Working,
        Broken + batch.Broken,
        Timeout + batch.Timeout,
        Unchecked + batch.Unchecked);

    /// <summary>How much of all is checked.</summary>
    [JsonIgnore]
    public double Percent => Total <= 0 ? 0 : Math.Clamp(100.0 * Checked / Total, 0, 100);
}
