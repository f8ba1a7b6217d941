using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Tests.Checking;

namespace ScheduleFlow.Core.Tests.Storage.Disks;

/// <summary>
/// A disk that forgets what was not flushed. What is on it and what would survive a power cut are kept apart: a file's
/// bytes until the file is flushed, a change of names (one file created, renamed or deleted) until its folder is.
/// Folders themselves are never lost, and a renamed file has its old name or its new one.
/// </summary>
internal sealed class InMemoryDisk : IDisk
{
    private readonly Dictionary<string, Node> _names = [];
    private readonly Dictionary<string, Node> _durableNames = [];
    private readonly List<(string Path, Node? Node, string? From)> _unflushed = [];
    private readonly HashSet<Node> _locked = [];
    private readonly HashSet<string> _folders = [];

    public IEnumerable<string> Files => _names.Keys;

    /// <summary>The process is dead: its locks are free. Everything else is as it left it.</summary>
    public void Kill() => _locked.Clear();

    /// <summary>
    /// The power is gone. Each change of names that was not flushed has happened or not; each file that was not flushed
    /// is as it was when it was, or as it is now, or something in between: by the seed, each by itself.
    /// </summary>
    public void CutPower(int seed)
    {
        Kill();
        var random = new Random(seed);
        foreach (var change in _unflushed.Where(_ => random.Next(2) == 0))
        {
            Apply(_durableNames, change);
        }

        _unflushed.Clear();
        _names.Clear();
        foreach (var (path, node) in _durableNames)
        {
            _names[path] = node;
        }

        foreach (var node in _names.OrderBy(name => name.Key, StringComparer.Ordinal).Select(name => name.Value).Distinct())
        {
            node.Lose(random);
        }
    }

    /// <summary>The same disk again, to try something else on.</summary>
    public InMemoryDisk Copy()
    {
        var copies = new Dictionary<Node, Node>();
        var disk = new InMemoryDisk();
        Node CopyOf(Node node) => copies.TryGetValue(node, out var copy) ? copy : copies[node] = node.Copy();
        foreach (var (path, node) in _names)
        {
            disk._names[path] = CopyOf(node);
        }

        foreach (var (path, node) in _durableNames)
        {
            disk._durableNames[path] = CopyOf(node);
        }

        disk._unflushed.AddRange(_unflushed.Select(change => (change.Path, change.Node is null ? null : CopyOf(change.Node), change.From)));
        disk._folders.UnionWith(_folders);
        return disk;
    }

    public byte[] ReadAll(string path) => [.. Find(path).Bytes];

    public Stream OpenRead(string path) => new MemoryStream(ReadAll(path), writable: false);

    public bool Exists(string path) => _names.ContainsKey(path);

    public IEnumerable<string> Names(string folder) =>
        _names.Keys.Where(path => Path.GetDirectoryName(path) == folder).Select(path => Path.GetFileName(path)).ToList();

    public IEnumerable<string> Folders(string folder) =>
        _folders.Where(path => Path.GetDirectoryName(path) == folder).Select(path => Path.GetFileName(path)).ToList();

    public long Length(string path) => _names.TryGetValue(path, out var node) ? node.Bytes.Length : 0;

    public (long Length, bool EndsLine) End(string path) =>
        _names.TryGetValue(path, out var node) && node.Bytes.Length > 0 ? (node.Bytes.Length, node.Bytes[^1] == '\n') : (0, true);

    public StoredFile Describe(string path) => new(Path.GetFileName(path), path, Length(path), Events.Origin);

    public bool CreateFolder(string folder)
    {
        if (!_folders.Add(folder))
        {
            return false;
        }

        if (Path.GetDirectoryName(folder) is { Length: > 1 } parent)
        {
            CreateFolder(parent);
        }

        return true;
    }

    public IDiskFile Create(string path)
    {
        if (_names.ContainsKey(path))
        {
            throw new IOException($"{path} exists.");
        }

        var node = new Node();
        Change(path, node);
        _locked.Add(node);
        return new OpenFile(this, node);
    }

    public void WriteAt(string path, long offset, ReadOnlySpan<byte> bytes, bool flush)
    {
        if (!_names.TryGetValue(path, out var node))
        {
            node = new Node();
            Change(path, node);
        }

        node.Bytes = [.. node.Bytes.AsSpan(0, (int)Math.Min(offset, node.Bytes.Length)), .. bytes];
        if (flush)
        {
            node.Flush();
        }
    }

    public void Rename(string from, string to)
    {
        Change(to, Find(from), from);
    }

    public bool Link(string from, string to)
    {
        Change(to, Find(from));
        return true;
    }

    public void Delete(string path)
    {
        if (_names.ContainsKey(path))
        {
            Change(path, null);
        }
    }

    public bool HasFolder(string folder) => _folders.Contains(folder);

    public void DeleteFolder(string folder)
    {
        foreach (var path in _names.Keys.Where(path => Path.GetDirectoryName(path) == folder).ToList())
        {
            Delete(path);
        }

        _folders.Remove(folder);
    }

    // What was in a folder that is gone is gone for good when the folder above it is flushed.
    public void FlushFolder(string folder)
    {
        bool IsIn((string Path, Node? Node, string? From) change) =>
            Path.GetDirectoryName(change.Path) is var own
            && (own == folder || (own is not null && !_folders.Contains(own) && Path.GetDirectoryName(own) == folder));
        foreach (var change in _unflushed.Where(IsIn))
        {
            Apply(_durableNames, change);
        }

        _unflushed.RemoveAll(IsIn);
    }

    public IDisposable? TryLock(string path, bool create)
    {
        if (!_names.TryGetValue(path, out var node))
        {
            if (!create)
            {
                return null;
            }

            node = new Node();
            Change(path, node);
        }

        return _locked.Add(node) ? new OpenFile(this, node) : null;
    }

    private Node Find(string path) => _names.TryGetValue(path, out var node) ? node : throw new FileNotFoundException(path);

    private void Change(string path, Node? node, string? from = null)
    {
        var change = (path, node, from);
        Apply(_names, change);
        _unflushed.Add(change);
    }

    private static void Apply(Dictionary<string, Node> names, (string Path, Node? Node, string? From) change)
    {
        if (change.From is not null)
        {
            names.Remove(change.From);
        }

        if (change.Node is null)
        {
            names.Remove(change.Path);
        }
        else
        {
            names[change.Path] = change.Node;
        }
    }

    private sealed class Node
    {
        private byte[] _durable = [];

        public byte[] Bytes { get; set; } = [];

        public void Flush() => _durable = Bytes;

        public Node Copy() => new() { Bytes = Bytes, _durable = _durable };

        public void Lose(Random random)
        {
            if (!Bytes.AsSpan().SequenceEqual(_durable))
            {
                var common = Bytes.AsSpan().CommonPrefixLength(_durable);
                var torn = random.Next(common, Bytes.Length + 1);
                Bytes = random.Next(4) switch
                {
                    0 => _durable,
                    1 => Bytes,
                    2 => Bytes[..torn],
                    _ => [.. Bytes[..torn], .. new byte[Bytes.Length - torn]], // the length came through, the bytes did not
                };
            }

            _durable = Bytes;
        }
    }

    private sealed class OpenFile(InMemoryDisk disk, Node node) : IDiskFile
    {
        private readonly MemoryStream _content = new();
        private bool _isClosed;

        public Stream Content => _content;

        public void FlushToDisk()
        {
            node.Bytes = _content.ToArray();
            node.Flush();
        }

        public void Dispose()
        {
            if (!_isClosed)
            {
                _isClosed = true;
                disk._locked.Remove(node);
                if (_content.Length > 0)
                {
                    node.Bytes = _content.ToArray();
                }
            }
        }
    }
}
