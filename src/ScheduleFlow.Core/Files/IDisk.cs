namespace ScheduleFlow.Core.Files;

/// <summary>
/// All that the file store asks of an operating system. Every file of the store comes and goes through here, so that a
/// test can use a disk that fails. Paths begin with the data folder as it was named. Failures are
/// <see cref="IOException"/> and <see cref="UnauthorizedAccessException"/> (see <see cref="DiskProblem"/>).
/// </summary>
internal interface IDisk
{
    /// <summary>The whole file.</summary>
    /// <exception cref="FileNotFoundException">
    /// There is no such file, or no such folder (<see cref="DirectoryNotFoundException"/>).
    /// </exception>
    byte[] ReadAll(string path);

    /// <summary>The file, from its start; the stream can seek.</summary>
    /// <exception cref="FileNotFoundException">As <see cref="ReadAll"/>.</exception>
    Stream OpenRead(string path);

    bool Exists(string path);

    /// <summary>
    /// The names of the files in a folder, in no order; none if there is no folder. The system is not asked about each
    /// file.
    /// </summary>
    IEnumerable<string> Names(string folder);

    /// <summary>The names of the folders in a folder, in no order, without links to folders; none if there is no folder.</summary>
    IEnumerable<string> Folders(string folder);

    /// <summary>Length in bytes; 0 if there is no file.</summary>
    long Length(string path);

    /// <summary>Length, and whether the last byte ends a line. An empty or absent file needs no end of line.</summary>
    (long Length, bool EndsLine) End(string path);

    /// <summary>A file that people may download.</summary>
    StoredFile Describe(string path);

    /// <returns>False if it existed.</returns>
    bool CreateFolder(string folder);

    /// <summary>A new file, locked until it is disposed.</summary>
    /// <exception cref="IOException">A file of that name exists.</exception>
    IDiskFile Create(string path);

    /// <summary>As <see cref="Create"/>, readable by its owner alone (mode 0600) where the system supports that.</summary>
    IDiskFile CreatePrivate(string path) => Create(path);

    /// <summary>
    /// Writes at an offset (at the end if the file is shorter) and cuts off what followed. Creates the file if there is
    /// none.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="offset">In bytes.</param>
    /// <param name="bytes">What to write.</param>
    /// <param name="flush">Whether the bytes must be on disk before this returns.</param>
    void WriteAt(string path, long offset, ReadOnlySpan<byte> bytes, bool flush);

    /// <summary>Renames a file within its folder, in one step; an existing file of that name is replaced.</summary>
    void Rename(string from, string to);

    /// <summary>
    /// Gives a file a second name, which no other file may have. If the file system can, both names are one file, and
    /// bytes written in place appear under both; else the second is a copy. Not flushed.
    /// </summary>
    /// <returns>Whether both names are one file.</returns>
    bool Link(string from, string to);

    /// <summary>Deletes a file, if it exists.</summary>
    void Delete(string path);

    bool HasFolder(string folder);

    /// <summary>Deletes a folder with all that is in it, if it exists.</summary>
    void DeleteFolder(string folder);

    /// <summary>Waits until the names in a folder are on disk.</summary>
    void FlushFolder(string folder);

    /// <summary>A lock that ends with its handle, so with its process; null: another holds it.</summary>
    /// <param name="path">The file that stands for the lock.</param>
    /// <param name="create">Whether to create the file. If not, the lock of an absent file is null too.</param>
    IDisposable? TryLock(string path, bool create);
}
