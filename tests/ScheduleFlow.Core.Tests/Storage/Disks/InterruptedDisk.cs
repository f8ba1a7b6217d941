using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Core.Tests.Storage.Disks;

/// <summary>A disk on which something happens between the making of the first file and its lock: those are two system calls.</summary>
internal sealed class InterruptedDisk(IDisk inner, Action<string> between) : IDisk
{
    private bool _hasHappened;

    public byte[] ReadAll(string path) => inner.ReadAll(path);

    public Stream OpenRead(string path) => inner.OpenRead(path);

    public bool Exists(string path) => inner.Exists(path);

    public IEnumerable<string> Names(string folder) => inner.Names(folder);

    public IEnumerable<string> Folders(string folder) => inner.Folders(folder);

    public long Length(string path) => inner.Length(path);

    public (long Length, bool EndsLine) End(string path) => inner.End(path);

    public StoredFile Describe(string path) => inner.Describe(path);

    public bool CreateFolder(string folder) => inner.CreateFolder(folder);

    public IDiskFile Create(string path)
    {
        var file = inner.Create(path);
        if (_hasHappened)
        {
            return file;
        }

        _hasHappened = true;
        file.Dispose();
        between(path);
        return inner.TryLock(path, create: false) as IDiskFile ?? file;
    }

    public void WriteAt(string path, long offset, ReadOnlySpan<byte> bytes, bool flush) => inner.WriteAt(path, offset, bytes, flush);

    public void Rename(string from, string to) => inner.Rename(from, to);

    public bool Link(string from, string to) => inner.Link(from, to);

    public void Delete(string path) => inner.Delete(path);

    public bool HasFolder(string folder) => inner.HasFolder(folder);

    public void DeleteFolder(string folder) => inner.DeleteFolder(folder);

    public void FlushFolder(string folder) => inner.FlushFolder(folder);

    public IDisposable? TryLock(string path, bool create) => inner.TryLock(path, create);
}
