namespace ScheduleFlow.Core.Files;

/// <summary>
/// What an operating system says about the place of a store. Only a check of the store and a backup ask. Only
/// <see cref="SetMode"/> changes anything, and nothing here fails: what cannot be found out counts as in order.
/// </summary>
internal interface IVolume
{
    /// <summary>Bytes that the user may still write; null: the system does not say.</summary>
    long? FreeBytes(string folder);

    /// <summary>Whether files can be created in a folder; true if there is no such folder.</summary>
    bool IsWritable(string folder);

    /// <summary>Whether a name is a link to a file or folder elsewhere.</summary>
    bool IsLink(string path);

    /// <summary>Whether a file has an end: a named pipe has none, and reading it would wait for ever.</summary>
    bool IsRegular(string path);

    /// <summary>Whether anyone but a file's owner may read or write it.</summary>
    bool IsOpenToOthers(string path) => false;

    /// <summary>Who may do what with a file or folder; null where the system knows no such thing, or there is none.</summary>
    UnixFileMode? Mode(string path) => null;

    /// <summary>Sets it, where the file is ours.</summary>
    void SetMode(string path, UnixFileMode mode)
    {
    }
}
