using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Core.Tests.Storage.Disks;

/// <summary>A disk with a file, or a folder, that its owner keeps to himself; file permissions do not stop the user that tests may run as.</summary>
internal sealed class UnreadableFileDisk(IDisk inner, string unreadable) : IDisk
{
    public byte[] ReadAll(string path) => path == unreadable ? throw new UnauthorizedAccessException() : inner.ReadAll(path);

    public Stream OpenRead(string path) => path == unreadable ? throw new UnauthorizedAccessException() : inner.OpenRead(path);

    public bool Exists(string path) => inner.Exists(path);

    public IEnumerable<string> Names(string folder) => folder == unreadable ? throw new UnauthorizedAccessException() : inner.Names(folder);

    public IEnumerable<string> Folders(string folder) => folder == unreadable ? throw new UnauthorizedAccessException() : inner.Folders(folder);

    public long Length(string path) => inner.Length(path);

    public (long Length, bool EndsLine) End(string path) => inner.End(path);

    public StoredFile Describe(string path) => inner.Describe(path);

    public bool CreateFolder(string folder) => inner.CreateFolder(folder);

    public IDiskFile Create(string path) => inner.Create(path);

    public void WriteAt(string path, long offset, ReadOnlySpan<byte> bytes, bool flush) => inner.WriteAt(path, offset, bytes, flush);

    public void Rename(string from, string to) => inner.Rename(from, to);

    public bool Link(string from, string to) => inner.Link(from, to);

    public void Delete(string path) => inner.Delete(path);

    public bool HasFolder(string folder) => inner.HasFolder(folder);

    public void DeleteFolder(string folder) => inner.DeleteFolder(folder);

    public void FlushFolder(string folder) => inner.FlushFolder(folder);

    public IDisposable? TryLock(string path, bool create) => inner.TryLock(path, create);
}
