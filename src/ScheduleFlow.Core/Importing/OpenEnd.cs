namespace ScheduleFlow.Core.Importing;

/// <summary>An end that a guide leaves to the reader (docs/import.md, "Programmes without a stop").</summary>
/// <param name="Seconds">The running time that the guide gives; null: none.</param>
internal sealed record OpenEnd(long? Seconds)
{
    /// <summary>The longest time to the next programme that counts as the running time: beyond it the guide has a hole.</summary>
    public const long MaxSeconds = 24 * 60 * 60;

    /// <summary>The running time if neither the next programme nor the guide gives one.</summary>
    public const long DefaultSeconds = 30 * 60;
}
