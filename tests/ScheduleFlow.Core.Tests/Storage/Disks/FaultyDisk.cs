using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Core.Tests.Storage.Disks;

/// <summary>
/// A disk that fails at its n-th operation, with half of what that operation was to write: once, as an error, or for
/// good, as the process that dies there would see it.
/// </summary>
internal sealed class FaultyDisk(IDisk inner, int failAt, bool isCrash) : IDisk
{
    private const int NoSpace = 28;
    private int _operations;
    private bool _isDead;

    /// <summary>Whether the n-th operation was reached.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>What failed, for the message of a test.</summary>
    public string? FailedOperation { get; private set; }

    public byte[] ReadAll(string path)
    {
        Operation("read", path);
        return inner.ReadAll(path);
    }

    public Stream OpenRead(string path)
    {
        Operation("open", path);
        return inner.OpenRead(path);
    }

    // The platform's own never fails.
    public bool Exists(string path) => Alive().Exists(path);

    public long Length(string path) => Alive().Length(path);

    public IEnumerable<string> Names(string folder)
    {
        Operation("list", folder);
        return inner.Names(folder);
    }

    public IEnumerable<string> Folders(string folder)
    {
        Operation("list the folders of", folder);
        return inner.Folders(folder);
    }

    public (long Length, bool EndsLine) End(string path)
    {
        Operation("look at the end of", path);
        return inner.End(path);
    }

    public StoredFile Describe(string path)
    {
        Operation("describe", path);
        return inner.Describe(path);
    }

    public bool CreateFolder(string folder)
    {
        Operation("create folder", folder);
        return inner.CreateFolder(folder);
    }

    public IDiskFile Create(string path)
    {
        Operation("create", path);
        return new FaultyFile(this, inner.Create(path), path);
    }

    public void WriteAt(string path, long offset, ReadOnlySpan<byte> bytes, bool flush)
    {
        if (Fails("write", path))
        {
            inner.WriteAt(path, offset, bytes[..(bytes.Length / 2)], flush: false);
            throw Failure();
        }

        inner.WriteAt(path, offset, bytes, flush: false);
        if (flush)
        {
            Operation("flush", path);
            inner.WriteAt(path, offset, bytes, flush: true);
        }
    }

    public void Rename(string from, string to)
    {
        Operation("rename to", to);
        inner.Rename(from, to);
    }

    public bool Link(string from, string to)
    {
        Operation("link", to);
        return inner.Link(from, to);
    }

    public void Delete(string path)
    {
        Operation("delete", path);
        inner.Delete(path);
    }

    public bool HasFolder(string folder) => Alive().HasFolder(folder);

    public void DeleteFolder(string folder)
    {
        Operation("delete folder", folder);
        inner.DeleteFolder(folder);
    }

    public void FlushFolder(string folder)
    {
        Operation("flush folder", folder);
        inner.FlushFolder(folder);
    }

    public IDisposable? TryLock(string path, bool create)
    {
        Operation("lock", path);
        return inner.TryLock(path, create);
    }

    private IDisk Alive() => _isDead ? throw Failure() : inner;

    private void Operation(string what, string path)
    {
        if (Fails(what, path))
        {
            throw Failure();
        }
    }

    private bool Fails(string what, string path)
    {
        if (_isDead)
        {
            return true;
        }

        if (++_operations != failAt)
        {
            return false;
        }

        HasFailed = true;
        FailedOperation = $"{what} {path}";
        _isDead = isCrash;
        return true;
    }

    private static IOException Failure() => new("No space left on device", NoSpace);

    private sealed class FaultyFile(FaultyDisk disk, IDiskFile inner, string path) : IDiskFile
    {
        private readonly MemoryStream _content = new();

        public Stream Content => _content;

        public void FlushToDisk()
        {
            var bytes = _content.ToArray();
            if (disk.Fails("write", path))
            {
                inner.Content.Write(bytes.AsSpan(0, bytes.Length / 2));
                throw Failure();
            }

            inner.Content.Write(bytes);
            disk.Operation("flush", path);
            inner.FlushToDisk();
        }

        // A dead process's handles are closed too.
        public void Dispose() => inner.Dispose();
    }
}
