namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>What looked wrong to a check that took no lock. Others may have been writing just then.</summary>
/// <param name="LookAgain">Looks again while nobody writes: what is wrong now, or null.</param>
internal sealed record Suspect(Func<StoreFinding?> LookAgain)
{
    /// <summary>
    /// Mends it, with a lock of its own; says what was done, or null where it could not be. Null: nobody but a person can.
    /// </summary>
    public Func<string?>? Repair { get; init; }
}
