namespace ScheduleFlow.Core.Storage;

/// <summary>
/// What a process that starts workers sees of the store by itself: whether anything is new, who may come in, and the
/// pages that it serves. It changes nothing, takes no lock and puts nothing aside. Safe for many threads at once.
/// </summary>
public interface IStoreWindow
{
    /// <summary>
    /// A text that stays the same as long as nothing changes; null while that cannot be told: something changed a
    /// moment ago, a change is being applied, or there is no such thing. Costs a few looks at the store.
    /// </summary>
    string? Stamp(StampScope scope);

    /// <summary>
    /// A text that is another one after each change of the API keys; null where there are none. Take it before
    /// <see cref="ReadKeys"/>: what is written after it is a change of it.
    /// </summary>
    string? KeyStamp();

    /// <summary>All API keys, the revoked and expired ones too; none where they cannot be read.</summary>
    KeySnapshot ReadKeys();

    /// <summary>A text that is another one after each change of the users; null where there are none. Take it before <see cref="ReadUsers"/>.</summary>
    string? UserStamp();

    /// <summary>All users, the disabled ones too; none where they cannot be read.</summary>
    UserSnapshot ReadUsers();

    /// <summary>A generated page, or what lies beside one; null where there is none that may be served.</summary>
    /// <param name="path">As in the URL: names with slashes between them. Hidden names and links are never found.</param>
    StoredPage? FindPage(string path);
}
