using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Core.Tests.Storage.Disks;

/// <summary>Counts what a store asks of its disk, a name of a listed folder as one operation.</summary>
internal sealed class CountingDisk(IDisk inner) : IDisk
{
    public int Operations { get; private set; }

    public long BytesRead { get; private set; }

    public byte[] ReadAll(string path)
    {
        Operations++;
        var bytes = inner.ReadAll(path);
        BytesRead += bytes.Length;
        return bytes;
    }

    public Stream OpenRead(string path) => Counted().OpenRead(path);

    public bool Exists(string path) => Counted().Exists(path);

    public long Length(string path) => Counted().Length(path);

    public (long Length, bool EndsLine) End(string path) => Counted().End(path);

    public StoredFile Describe(string path) => Counted().Describe(path);

    public bool CreateFolder(string folder) => Counted().CreateFolder(folder);

    public IDiskFile Create(string path) => Counted().Create(path);

    public void WriteAt(string path, long offset, ReadOnlySpan<byte> bytes, bool flush) => Counted().WriteAt(path, offset, bytes, flush);

    public void Rename(string from, string to) => Counted().Rename(from, to);

    public bool Link(string from, string to) => Counted().Link(from, to);

    public void Delete(string path) => Counted().Delete(path);

    public bool HasFolder(string folder) => Counted().HasFolder(folder);

    public void DeleteFolder(string folder) => Counted().DeleteFolder(folder);

    public void FlushFolder(string folder) => Counted().FlushFolder(folder);

    public IDisposable? TryLock(string path, bool create) => Counted().TryLock(path, create);

    public IEnumerable<string> Names(string folder)
    {
        Operations++;
        foreach (var name in inner.Names(folder))
        {
            Operations++;
            yield return name;
        }
    }

    public IEnumerable<string> Folders(string folder) => Counted().Folders(folder);

    private IDisk Counted()
    {
        Operations++;
        return inner;
    }
}
