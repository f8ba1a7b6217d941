namespace ScheduleFlow.Bench.Measuring;

/// <summary>One line of the table: two figures of one run on one machine, and what they say about each other.</summary>
/// <param name="Name">Section and thing, short.</param>
/// <param name="What">Measured against what.</param>
internal sealed record ResultRow(string Name, string What, Quantity Measured, Quantity Reference, Target Target)
{
    public double Ratio => Measured.Value / Reference.Value;

    /// <summary>Null where there is no target.</summary>
    public bool? IsMet => Target.IsMet(Ratio);
}
