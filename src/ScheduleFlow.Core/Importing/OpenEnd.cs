namespace ScheduleFlow.Core.Importing;

/// <summary>An end that a guide leaves to the reader (docs/import.md, "Programmes without a stop").</summary>
/// <param name="Seconds">The running time that the guide gives; null where it gives none.</param>
internal sealed record OpenEnd(long? Seconds)
{
    /// <summary>The longest stretch to the next programme that is taken for the running time: beyond it the guide has a hole.</summary>
    public const long MaxSeconds = 24 * 60 * 60;

    /// <summary>Where neither the next programme nor the guide says.</summary>
    public const long DefaultSeconds = 30 * 60;
}
