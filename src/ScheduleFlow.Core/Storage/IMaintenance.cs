using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Storage;

/// <summary>What is done to a store as a whole.</summary>
internal interface IMaintenance
{
    /// <summary>The folder that the store lies in, as it was named; null where it lies in none.</summary>
    string? DataFolder { get; }

    Outcome<StoreCounts> Count();

    /// <summary>
    /// Looks at everything there is, while others may write. Without <paramref name="repair"/> nothing is changed, put
    /// aside or recovered.
    /// </summary>
    /// <param name="repair">Whether to mend what can be mended.</param>
    Outcome<StoreHealth> Check(bool repair);

    /// <summary>
    /// Brings every document of an older schema to the current one. What a newer program wrote, or is damaged, is named
    /// and left. May be done again, and interrupted.
    /// </summary>
    /// <param name="dryRun">Whether to say only what would be done.</param>
    Outcome<Migration> Migrate(bool dryRun);

    /// <summary>All that the store holds now, for a backup. <c>file_not_found</c> where there is no store.</summary>
    Outcome<IStoreSnapshot> OpenSnapshot();

    /// <summary>Begins to replace all that the store holds. <c>conflict</c> where it is not empty and the mode forbids it.</summary>
    Outcome<IRestoration> BeginRestoration(RestoreMode mode);
}
