using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Storage;

/// <summary>Operations on a store as a whole.</summary>
internal interface IMaintenance
{
    /// <summary>The folder that the store is in, as it was named; null: it is not in a folder.</summary>
    string? DataFolder { get; }

    Outcome<StoreCounts> Count();

    /// <summary>
    /// Checks everything, while others may write. Without <paramref name="repair"/> nothing is changed, put aside or
    /// recovered.
    /// </summary>
    /// <param name="repair">Whether to mend what can be mended.</param>
    /// <param name="security">Whether to look at who may do what as well: modes of files, keys, the gateway's settings.</param>
    Outcome<StoreHealth> Check(bool repair, bool security = false);

    /// <summary>
    /// Migrates every document of an older schema to the present one. Documents of newer programs and damaged ones are
    /// named and left as they are. It can be interrupted and repeated.
    /// </summary>
    /// <param name="dryRun">Whether only to say what would be done.</param>
    Outcome<Migration> Migrate(bool dryRun);

    /// <summary>All that the store holds now, for a backup. <c>file_not_found</c>: there is no store.</summary>
    Outcome<IStoreSnapshot> OpenSnapshot();

    /// <summary>Begins to replace all that the store holds. <c>conflict</c>: it is not empty, and the mode forbids that.</summary>
    /// <param name="mode">What may be there.</param>
    /// <param name="withAccess">Whether keys and users may come in, beside those that are there; else they are left out.</param>
    Outcome<IRestoration> BeginRestoration(RestoreMode mode, bool withAccess);
}
