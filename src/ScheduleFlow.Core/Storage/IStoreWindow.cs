namespace ScheduleFlow.Core.Storage;

/// <summary>
/// What a process that starts workers sees of the store itself: whether anything is new, the API keys, and the pages that
/// it serves. It changes nothing, takes no lock and puts nothing aside. Thread-safe.
/// </summary>
public interface IStoreWindow
{
    /// <summary>
    /// A text that stays the same as long as nothing changes; null: that cannot be told, because something changed a moment
    /// ago, a change is being applied, or there is no such thing. Costs a few looks at the store.
    /// </summary>
    string? Stamp(StampScope scope);

    /// <summary>
    /// A text that differs after each change of the API keys; null: there are none. Take it before <see cref="ReadKeys"/>,
    /// so that no later change is missed.
    /// </summary>
    string? KeyStamp();

    /// <summary>All API keys, including revoked and expired ones; none if they cannot be read.</summary>
    KeySnapshot ReadKeys();

    /// <summary>
    /// A text that is another one after each change of the users; null where there are none. Take it before
    /// <see cref="ReadUsers"/>.
    /// </summary>
    string? UserStamp();

    /// <summary>All users, the disabled ones too; none where they cannot be read.</summary>
    UserSnapshot ReadUsers();

    /// <summary>A generated page, or a file beside one; null: there is none that may be served.</summary>
    /// <param name="path">As in the URL: names separated by slashes. Hidden names and links are never found.</param>
    StoredPage? FindPage(string path);
}
