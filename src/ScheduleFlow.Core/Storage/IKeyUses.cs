namespace ScheduleFlow.Core.Storage;

/// <summary>
/// Where a process that accepts API keys records their last use, beside the keys themselves. Several processes may do so:
/// the latest time of each key is kept. Nothing else in the store changes.
/// </summary>
public interface IKeyUses
{
    /// <param name="uses">When this process last accepted each key, by the key's id.</param>
    /// <exception cref="IOException">They could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The process has no permission to write them.</exception>
    void Note(IReadOnlyDictionary<string, DateTimeOffset> uses);
}
