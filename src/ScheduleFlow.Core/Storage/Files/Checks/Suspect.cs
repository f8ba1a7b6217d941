namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>What looked wrong to a check without the lock. Others may have been writing at that moment.</summary>
/// <param name="LookAgain">Looks again while no one writes; null: nothing is wrong.</param>
internal sealed record Suspect(Func<StoreFinding?> LookAgain)
{
    /// <summary>
    /// Mends it, with its own lock, and says what was done, or null: it could not be mended. Null: only a person can mend it.
    /// </summary>
    public Func<string?>? Repair { get; init; }
}
