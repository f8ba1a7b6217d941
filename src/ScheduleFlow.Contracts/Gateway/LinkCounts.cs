using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Gateway;

/// <summary>Channels, by what the check of their links has found.</summary>
/// <param name="Total">All that are to be checked.</param>
/// <param name="Checked">Those that were.</param>
/// <param name="Working">Of these.</param>
/// <param name="Broken">Of these.</param>
/// <param name="Timeout">Of these.</param>
/// <param name="Unchecked">Those that are not checked, because of their scheme.</param>
public sealed record LinkCounts(long Total, long Checked, long Working, long Broken, long Timeout, long Unchecked)
{
    public static LinkCounts None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>With those of the next batch, which speaks of itself but for the total.</summary>
    public LinkCounts With(LinkCounts batch) => new(
        batch.Total, Checked + batch.Checked, Working + batch.Working, Broken + batch.Broken, Timeout + batch.Timeout, Unchecked + batch.Unchecked);

    /// <summary>How much of all that is.</summary>
    [JsonIgnore]
    public double Percent => Total <= 0 ? 0 : Math.Clamp(100.0 * Checked / Total, 0, 100);
}
