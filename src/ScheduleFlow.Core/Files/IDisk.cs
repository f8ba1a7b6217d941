namespace ScheduleFlow.Core.Files;

/// <summary>
/// What the file store asks of an operating system, and nothing else: every file of the store comes and goes through
/// here, so that a test can put a disk that fails in its place. Paths are as the data folder was named.
/// Failures are <see cref="IOException"/> and <see cref="UnauthorizedAccessException"/> (see <see cref="DiskProblem"/>).
/// </summary>
internal interface IDisk
{
    /// <summary>The whole file.</summary>
    /// <exception cref="FileNotFoundException">There is none, or no folder (<see cref="DirectoryNotFoundException"/>).</exception>
    byte[] ReadAll(string path);

    /// <summary>The file, to be read from its start on; it can be sought in.</summary>
    /// <exception cref="FileNotFoundException">As <see cref="ReadAll"/>.</exception>
    Stream OpenRead(string path);

    bool Exists(string path);

    /// <summary>
    /// The names of the files in a folder, in no order; none where there is no folder. Files are not asked about one by one.
    /// </summary>
    IEnumerable<string> Names(string folder);

    /// <summary>The names of the folders in a folder, in no order, without links to folders; none where there is no folder.</summary>
    IEnumerable<string> Folders(string folder);

    /// <summary>Length in bytes; 0 where there is no file.</summary>
    long Length(string path);

    /// <summary>Length, and whether the last byte ends a line. An empty or absent file needs no end of line.</summary>
    (long Length, bool EndsLine) End(string path);

    /// <summary>A file for people to take away.</summary>
    StoredFile Describe(string path);

    /// <returns>False where it was there.</returns>
    bool CreateFolder(string folder);

    /// <summary>A new file, locked until it is disposed.</summary>
    /// <exception cref="IOException">There is one of that name.</exception>
    IDiskFile Create(string path);

    /// <summary>As <see cref="Create"/>, for its owner's eyes alone (mode 0600) where the system knows that.</summary>
    IDiskFile CreatePrivate(string path) => Create(path);

    /// <summary>
    /// Writes from an offset on (from the end where the file is shorter) and cuts off whatever followed. Creates the
    /// file where there is none.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="offset">In bytes.</param>
    /// <param name="bytes">What to write.</param>
    /// <param name="flush">Whether the bytes must be on disk before this returns.</param>
    void WriteAt(string path, long offset, ReadOnlySpan<byte> bytes, bool flush);

    /// <summary>Gives a file another name in the same folder, in one step; a file that has that name is replaced.</summary>
    void Rename(string from, string to);

    /// <summary>
    /// Gives what a file holds a second name, that of no other file: the file itself where the file system can, so that
    /// bytes written into it in place appear under both names, else a copy. Not flushed.
    /// </summary>
    void Link(string from, string to);

    /// <summary>Deletes a file; nothing happens where there is none.</summary>
    void Delete(string path);

    /// <summary>Waits until the names in a folder are on disk.</summary>
    void FlushFolder(string folder);

    /// <summary>A lock that goes with its handle, so with its process; null where another holds it.</summary>
    /// <param name="path">The file that stands for the lock.</param>
    /// <param name="create">Whether to create the file; if not, an absent one is null too.</param>
    IDisposable? TryLock(string path, bool create);
}
