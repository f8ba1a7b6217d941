namespace ScheduleFlow.Core.Storage;

/// <summary>
/// Where a process that lets API keys in notes when it did, beside the keys themselves. Several processes may do so: the
/// latest time of each key stays. Nothing else of the store changes.
/// </summary>
public interface IKeyUses
{
    /// <param name="uses">All that this process knows: when it last let each key in, by the key's id.</param>
    /// <exception cref="IOException">They could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be written.</exception>
    void Note(IReadOnlyDictionary<string, DateTimeOffset> uses);
}
