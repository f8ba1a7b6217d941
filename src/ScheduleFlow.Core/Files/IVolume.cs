namespace ScheduleFlow.Core.Files;

/// <summary>
/// What an operating system says about the place where a store lies; only a check of the store and a backup ask. Nothing here
/// changes anything, and nothing here fails: what cannot be told counts as right.
/// </summary>
internal interface IVolume
{
    /// <summary>Bytes that the user may still write; null where the system does not say.</summary>
    long? FreeBytes(string folder);

    /// <summary>Whether files can be created in a folder; true for one that is not there.</summary>
    bool IsWritable(string folder);

    /// <summary>Whether a name stands for a file or folder that lies elsewhere.</summary>
    bool IsLink(string path);

    /// <summary>Whether a file has an end: a named pipe has none, and reading it would wait for ever.</summary>
    bool IsRegular(string path);

    /// <summary>Whether others than a file's owner may read or write it.</summary>
    bool IsOpenToOthers(string path) => false;
}
