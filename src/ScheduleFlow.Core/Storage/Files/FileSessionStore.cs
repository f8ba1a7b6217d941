using System.Globalization;
using System.Text;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>
/// Sessions in a folder of the data folder: <c>sessions/keys/*.xml</c>, and an empty file for each session that was ended,
/// whose name says until when it counts (docs/storage.md, "The sessions").
/// </summary>
/// <param name="dataFolder">The data folder; it need not exist.</param>
/// <param name="time">Tells whether the folder's time has settled.</param>
public sealed class FileSessionStore(string dataFolder, TimeProvider time) : ISessionStore
{
    private const string Extension = ".xml";

    // Two changes within a file system's tick leave the folder the same time.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly string _keys = Path.Combine(new StorePaths(dataFolder).Sessions, "keys");
    private readonly string _ended = Path.Combine(new StorePaths(dataFolder).Sessions, "ended");

    /// <inheritdoc/>
    public IReadOnlyList<string> ReadKeys() => Directory.Exists(_keys)
        ? [.. Directory.EnumerateFiles(_keys, "*" + Extension).Order(StringComparer.Ordinal).Select(File.ReadAllText)]
        : [];

    /// <inheritdoc/>
    public void AddKey(string name, string document) =>
        DurableFile.Write(Path.Combine(_keys, name + Extension), output => output.Write(Encoding.UTF8.GetBytes(document)), isPrivate: true);

    /// <inheritdoc/>
    public string EndedStamp()
    {
        var changed = new DirectoryInfo(_ended) is { Exists: true } folder ? folder.LastWriteTimeUtc : default;
        return (time.GetUtcNow().UtcDateTime - changed).Duration() < Settled
            ? string.Create(CultureInfo.InvariantCulture, $"{changed.Ticks:x}.{time.GetTimestamp():x}")
            : string.Create(CultureInfo.InvariantCulture, $"{changed.Ticks:x}");
    }

    /// <inheritdoc/>
    public IReadOnlySet<string> ReadEnded(DateTimeOffset now)
    {
        var ended = new HashSet<string>(StringComparer.Ordinal);
        if (!Directory.Exists(_ended))
        {
            return ended;
        }

        foreach (var path in Directory.EnumerateFiles(_ended))
        {
            if (Path.GetFileName(path).Split('-') is not [var id, var until]
                || !long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var second))
            {
                continue; // not ours, or not finished
            }

            if (second > now.ToUnixTimeSeconds())
            {
                ended.Add(id);
            }
            else
            {
                File.Delete(path);
            }
        }

        return ended;
    }

    /// <inheritdoc/>
    public void End(string id, DateTimeOffset until) => DurableFile.Write(
        Path.Combine(_ended, string.Create(CultureInfo.InvariantCulture, $"{id}-{until.ToUnixTimeSeconds() + 1}")),
        static _ => { },
        isPrivate: true);
}
