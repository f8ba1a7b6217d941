using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>The window into a folder of files.</summary>
/// <param name="dataFolder">The data folder; it need not exist.</param>
/// <param name="time">Tells whether a change has settled.</param>
public sealed class FileStoreWindow(string dataFolder, TimeProvider time) : IStoreWindow
{
    private readonly StorePaths _paths = new(dataFolder);

    /// <inheritdoc/>
    public string? Stamp(StampScope scope) => scope switch
    {
        StampScope.OneSchedule one => SchedulesStamp.Of(dataFolder, one.Id, time.GetUtcNow()),
        StampScope.AllChannels channels => ChannelsStamp.Of(dataFolder, channels.WithSchedules, time.GetUtcNow()),
        _ => SchedulesStamp.Of(dataFolder, null, time.GetUtcNow()),
    };

    /// <inheritdoc/>
    public string? KeyStamp() => StampOf(_paths.Keys);

    /// <inheritdoc/>
    public KeySnapshot ReadKeys()
    {
        var keys = ReadPrivate<ApiKey>(_paths.Keys, ApiKeyFile.MaxBytes, ApiKeyFile.SchemaVersion, ApiKeyFile.Read, out var failure);
        return new KeySnapshot(keys, _paths.Keys) { Failure = failure };
    }

    /// <inheritdoc/>
    public string? UserStamp() => StampOf(_paths.Users);

    /// <inheritdoc/>
    public UserSnapshot ReadUsers()
    {
        var users = ReadPrivate<User>(_paths.Users, UserFile.MaxBytes, UserFile.SchemaVersion, UserFile.Read, out var failure);
        return new UserSnapshot(users, _paths.Users) { Failure = failure };
    }

    /// <inheritdoc/>
    /// <remarks>Hidden names, paths out of the folder, and links are never found.</remarks>
    public StoredPage? FindPage(string path)
    {
        var names = path.Split('/');
        if (names.Any(name => name.Length == 0 || name[0] == '.' || name.AsSpan().IndexOfAny('\\', ':', '\0') >= 0))
        {
            return null;
        }

        // A full path, as the working folder may have changed when the page is opened.
        FileSystemInfo place = new DirectoryInfo(_paths.GeneratedPages);
        for (var i = 0; i < names.Length; i++)
        {
            var next = Path.Combine(place.FullName, names[i]);
            place = i < names.Length - 1 ? new DirectoryInfo(next) : new FileInfo(next);
            if (!place.Exists || place.LinkTarget is not null)
            {
                return null;
            }
        }

        // A pipe has length 0.
        return place is FileInfo { Length: > 0 } file
            ? new StoredPage(file.Length, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero), () => Open(file.FullName))
            : null;
    }

    // For sending: it is read from begin to end, while others may replace or delete it.
    private static FileStream Open(string path) => new(
        path,
        FileMode.Open,
        FileAccess.Read,
        FileShare.ReadWrite | FileShare.Delete,
        bufferSize: 1,
        FileOptions.Asynchronous | FileOptions.SequentialScan);

    // A change puts a new file in place of the old one, so it is another file even if time and length are equal.
    private static string? StampOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{file.Length:x}.{file.LastWriteTimeUtc.Ticks:x}.{file.CreationTimeUtc.Ticks:x}")
            : null;
    }

    // What cannot be read lets nobody in.
    private static ImmutableArray<T> ReadPrivate<T>(string path, long maxBytes, int schema, ReadDocument<T> read, out string? failure)
    {
        failure = null;
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return [];
            }

            if (file.Length > maxBytes)
            {
                throw new JsonException("It is larger than any such file.");
            }

            var items = read(File.ReadAllBytes(path), out var version);
            return version > schema ? throw new JsonException("A newer ScheduleFlow wrote it.") : items;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            failure = exception.Message;
            return [];
        }
    }

    private delegate ImmutableArray<T> ReadDocument<T>(ReadOnlyMemory<byte> document, out long version);
}
