namespace ScheduleFlow.Bench.Measuring;

/// <summary>One line of the table: two figures of one run on one machine, and what they say about each other.</summary>
/// <param name="Name">Section and thing, short.</param>
/// <param name="What">Measured against what.</param>
internal sealed record ResultRow(string Name, string What, Quantity Measured, Quantity Reference, Target Target)
{
    /// <summary>
    /// Measured over reference. Where the two took turns in rounds, the median of the rounds' own ratios: the machine's
    /// slow and fast minutes are then the same for both.
    /// </summary>
    public double Ratio => RoundRatios?.Median ?? Measured.Value / Reference.Value;

    /// <summary>The ratio of each round, where there were rounds.</summary>
    public Samples? RoundRatios { get; init; }

    /// <summary>Null where there is no target, or nothing to compare with.</summary>
    public bool? IsMet => double.IsNaN(Ratio) ? null : Target.IsMet(Ratio);
}
